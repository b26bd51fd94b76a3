package dev.earthshine.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.luaj.vm2.LuaValue;

/**
 * The calls of a streaming callback, one after the other: the next begins when the one before has returned, which may be
 * in a later event. Script's thread only.
 */
final class PieceCalls {
  private final HttpTask task;
  private final Deque<Runnable> steps = new ArrayDeque<>();

  // Mutable state
  private boolean busy;

  PieceCalls(HttpTask task) {
    this.task = task;
  }

  /** Calls the callback with {@code piece} when it is its turn. */
  void call(LuaValue piece) {
    add(() -> {
      busy = true;
      task.piece(piece, this::returned);
    });
  }

  /** Runs {@code action} when the calls so far have returned. */
  void then(Runnable action) {
    add(action);
  }

  private void add(Runnable step) {
    steps.add(step);
    advance();
  }

  private void returned() {
    busy = false;
    advance();
  }

  /** A call may return before {@link #call} does: then the loop of the outer call goes on, and this one has nothing left. */
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
