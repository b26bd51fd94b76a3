package dev.earthshine.http;

import dev.earthshine.engine.value.RaisedError;

/** Takes the pieces of a streamed response, in order. Script's thread only. */
interface PieceReceiver {
  /** Takes one piece. */
  void piece(HttpResponse piece);

  /** Takes an answer whose body has no piece, as one with an empty body. */
  void nothing(HttpResponse answer);

  /** Runs {@code action} when the script is done with the pieces so far; never if it wants no more. */
  void then(Runnable action);

  /** There are no more pieces of {@code told}. To be called in an action. */
  void end(HttpResponse told);

  /** There will be no more pieces, because of {@code error}. To be called in an action. */
  void fail(RaisedError error);
}
