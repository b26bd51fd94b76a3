package dev.earthshine.http;

import dev.earthshine.engine.value.RaisedError;

/** Takes the pieces of a streamed response out of a queue. Script's thread only, but for what says otherwise. */
interface PieceReceiver {
  /** Where the pieces go. Any thread. */
  PieceQueue queue();

  /** Whether an answer that is a success and has no pieces is to be told as one with an empty body. Any thread. */
  boolean wantsEmpty();

  /** There are no more pieces of {@code told}. To be called by the queue. */
  void end(HttpResponse told);

  /** There will be no more pieces, because of {@code error}. To be called by the queue, or when it is empty. */
  void fail(RaisedError error);
}
