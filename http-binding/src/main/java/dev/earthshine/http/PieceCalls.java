package dev.earthshine.http;

import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.spi.EventLoop;

/**
 * The calls of a streaming callback, one after the other: the next begins when the one before has returned, which may be
 * in a later event. Script's thread only.
 */
final class PieceCalls implements PieceReceiver {
  private final HttpTask task;
  private final PieceQueue queue;

  // Mutable state
  private boolean isCalling;
  private boolean isAdvancing;

  PieceCalls(EventLoop events, HttpTask task) {
    this.task = task;
    this.queue = new PieceQueue(events, this::advance);
  }

  @Override
  public PieceQueue queue() {
    return queue;
  }

  /** The callback sees the status even where there is nothing else. */
  @Override
  public boolean wantsEmpty() {
    return true;
  }

  @Override
  public void end(HttpResponse told) {
    task.end(told);
  }

  @Override
  public void fail(RaisedError error) {
    task.fail(error);
  }

  private void returned() {
    isCalling = false;
    advance();
  }

  /** A call may return before {@link HttpTask#piece} does: then the loop that made it goes on. */
  private void advance() {
    if (isAdvancing) {
      return;
    }
    isAdvancing = true;
    try {
      while (!isCalling) {
        HttpResponse piece = queue.poll();
        if (piece == null) {
          return;
        }
        isCalling = true;
        task.piece(piece, this::returned);
      }
    } finally {
      isAdvancing = false;
    }
  }
}
