package dev.earthshine.spi;

import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.RaisedError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Varargs;

/** A wait for a task that leaves it alone: given up, perhaps after some time, the task goes on. */
final class TimedWait extends Wait {
  /** So many who wait for each other in a row are looked at: a longer row is taken for one that ends. */
  private static final int LONGEST_ROW = 1000;

  private final Wait wanted;
  private final @Nullable Duration limit;

  // Mutable state
  private boolean done;
  private boolean isCircle;
  private Runnable cancel = () -> {};

  TimedWait(EventLoop events, Wait wanted, @Nullable Duration limit) {
    super(events);
    this.wanted = wanted;
    this.limit = limit;
    wanted.whenDone(this::end);
    if (!done && limit != null) {
      cancel = events.schedule(limit, this::end);
    } else if (!done && wanted instanceof ScriptTask) {
      events.post(this::endCircle); // Whoever called is suspended by then, and can be found.
    }
  }

  /** Ends a wait that nothing else can: for a task that waits for this. */
  private void endCircle() {
    Wait next = wanted;
    for (int i = 0; i < LONGEST_ROW && next != null && !done; i++) {
      next = next.needs();
      if (next == this) {
        isCircle = true;
        end();
      }
    }
  }

  @Override
  protected @Nullable Wait needs() {
    return done || limit != null ? null : wanted;
  }

  private void end() {
    if (!done) {
      done = true;
      cancel.run();
      done();
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public Varargs result() {
    if (isCircle) {
      throw RaisedError.of(ErrorKind.DEADLOCK.error(
          "the task waits for itself, or for one that waits for it: neither can end"));
    }
    if (!wanted.isDone() && limit != null) {
      throw RaisedError.of(ErrorKind.timeout("the task did not end within", limit));
    }
    return wanted.result();
  }

  @Override
  public void abandon() {
    done = true;
    cancel.run();
  }
}
