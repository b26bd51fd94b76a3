package dev.earthshine.http;

import dev.earthshine.spi.Completion;
import dev.earthshine.spi.RunningCall;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Tells a callback how far a transfer has come; one call at a time, the newest figures when it is free again. */
final class Progress implements Completion {
  private final Session session;
  private final @Nullable LuaFunction callback;
  private final Saving task;

  // Mutable state of the script's thread
  private long bytes;
  private @Nullable Long total;
  private @Nullable RunningCall call;
  private boolean isBusy;
  private boolean isStale;
  private Runnable last = () -> {};

  Progress(Session session, @Nullable LuaFunction callback, Saving task) {
    this.session = session;
    this.callback = callback;
    this.task = task;
  }

  /** Begins where {@code already} bytes are there; {@code all} is null where nobody knows how many there will be. */
  void begin(long already, @Nullable Long all) {
    bytes = already;
    total = all;
  }

  void advance(long more) {
    bytes += more;
    report();
  }

  /** Runs {@code then} once the callback has heard of everything and returned. */
  void finish(Runnable then) {
    if (isBusy) {
      last = then;
    } else {
      then.run();
    }
  }

  private void report() {
    if (callback == null) {
      return;
    }
    isStale = isBusy;
    if (isBusy) {
      return;
    }
    isBusy = true;
    call = null;
    LuaValue all = total == null ? LuaValue.NIL : LuaValue.valueOf(total.doubleValue());
    RunningCall started =
        session.start(callback, LuaValue.varargsOf(LuaValue.valueOf((double) bytes), all), this);
    if (task.isDone()) {
      started.drop(); // The callback has aborted its own task and waits.
    } else if (isBusy) {
      call = started;
    }
  }

  @Override
  public void returned(Varargs results) {
    if (isStale && !task.isDone()) {
      session.events().post(this::again); // This call has not ended for who began it.
      return;
    }
    isBusy = false;
    if (!task.isDone()) {
      Runnable then = last;
      last = () -> {};
      then.run();
    }
  }

  private void again() {
    isBusy = false;
    if (!task.isDone()) {
      report();
    }
  }

  @Override
  public void raised(Throwable error) {
    isBusy = false;
    task.raised(error);
  }

  /** Whether the callback has not returned yet. */
  boolean isBusy() {
    return isBusy;
  }

  /** The call of the callback; null while it first runs. */
  @Nullable
  RunningCall call() {
    return call;
  }

  /** Ends the callback if it waits; one that has aborted its own task ends at its next wait, and may fail before. */
  void drop() {
    RunningCall running = call;
    if (!isBusy || running == null) {
      return;
    }
    if (running.isWaiting()) {
      running.drop();
    } else {
      session.events().post(running::drop);
    }
  }
}
