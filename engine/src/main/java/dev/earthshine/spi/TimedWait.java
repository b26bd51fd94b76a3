package dev.earthshine.spi;

import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.RaisedError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Varargs;

/** A wait for a task that leaves it alone: given up, perhaps after some time, the task goes on. */
final class TimedWait extends Wait {
  private final Wait wanted;
  private final @Nullable Duration limit;
  private final Runnable ended = this::end;

  // Mutable state
  private boolean done;
  private boolean isCircle;
  private Runnable cancel = () -> {};

  TimedWait(EventLoop events, Wait wanted, @Nullable Duration limit) {
    super(events);
    this.wanted = wanted;
    this.limit = limit;
    wanted.whenDone(ended);
    if (!done && limit != null) {
      cancel = events.schedule(limit, this::end);
    } else if (!done) {
      events.graph().suspect(this);
    }
  }

  /** Ends a wait that nothing else can: what is wanted waits for this. */
  void endCircle() {
    isCircle = true;
    end();
  }

  @Override
  protected List<Wait> needs() {
    return limit == null ? List.of(wanted) : List.of();
  }

  private void end() {
    if (!done) {
      abandon();
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
    wanted.forget(ended);
  }
}
