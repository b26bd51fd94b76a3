package dev.earthshine.engine.async;

import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.ScriptTask;
import dev.earthshine.spi.Wait;
import java.time.Duration;
import org.luaj.vm2.Varargs;

/** A task that is aborted when its time is up. */
final class Limited extends Wait {
  private final ScriptTask task;
  private final Duration limit;
  private final Runnable cancel;

  // Mutable state
  private boolean isLate;

  Limited(EventLoop events, ScriptTask task, Duration limit) {
    super(events);
    this.task = task;
    this.limit = limit;
    cancel = events.schedule(limit, this::expire);
    task.whenDone(this::end);
  }

  private void end() {
    cancel.run();
    done();
  }

  private void expire() {
    isLate = true;
    task.abort();
    done();
  }

  @Override
  public boolean isDone() {
    return task.isDone();
  }

  @Override
  public Varargs result() {
    if (isLate) {
      throw RaisedError.of(ErrorKind.timeout("the function did not return within", limit));
    }
    return task.result();
  }

  @Override
  public void abandon() {
    cancel.run();
    task.abort();
  }
}
