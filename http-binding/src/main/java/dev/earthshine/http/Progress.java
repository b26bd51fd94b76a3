package dev.earthshine.http;

import dev.earthshine.spi.Completion;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Tells a callback how far a transfer has come; one call at a time, the newest figures when it is free again. */
final class Progress implements Completion {
  private final Session session;
  private final @Nullable LuaFunction callback;
  private final HttpTask task;

  // Mutable state of the script's thread
  private long bytes;
  private @Nullable Long total;
  private boolean isBusy;
  private boolean isStale;

  Progress(Session session, @Nullable LuaFunction callback, HttpTask task) {
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

  private void report() {
    if (callback == null) {
      return;
    }
    isStale = isBusy;
    if (!isBusy) {
      isBusy = true;
      LuaValue all = total == null ? LuaValue.NIL : LuaValue.valueOf(total.doubleValue());
      session.start(callback, LuaValue.varargsOf(LuaValue.valueOf((double) bytes), all), this);
    }
  }

  @Override
  public void returned(Varargs results) {
    isBusy = false;
    if (isStale && !task.isDone()) {
      report();
    }
  }

  @Override
  public void raised(Throwable error) {
    isBusy = false;
    task.raised(error);
  }
}
