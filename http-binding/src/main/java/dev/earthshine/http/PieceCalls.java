package dev.earthshine.http;

import dev.earthshine.engine.value.RaisedError;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The calls of a streaming callback, one after the other: the next begins when the one before has returned, which may be
 * in a later event. Script's thread only.
 */
final class PieceCalls implements PieceReceiver {
  private final HttpTask task;
  private final Deque<Runnable> steps = new ArrayDeque<>();

  // Mutable state
  private boolean busy;

  PieceCalls(HttpTask task) {
    this.task = task;
  }

  @Override
  public void piece(HttpResponse piece) {
    add(() -> {
      busy = true;
      task.piece(piece, this::returned);
    });
  }

  /** The callback sees the status even where there is nothing else. */
  @Override
  public void nothing(HttpResponse answer) {
    piece(answer);
  }

  @Override
  public void then(Runnable action) {
    add(action);
  }

  @Override
  public void end(HttpResponse told) {
    task.end(told);
  }

  @Override
  public void fail(RaisedError error) {
    task.fail(error);
  }

  private void add(Runnable step) {
    steps.add(step);
    advance();
  }

  private void returned() {
    busy = false;
    advance();
  }

  /** A call may return before {@link #piece} does: then the loop of the outer call goes on, and this one has nothing left. */
  private void advance() {
    while (!busy && !task.isDone()) {
      Runnable step = steps.poll();
      if (step == null) {
        return;
      }
      step.run();
    }
  }
}
