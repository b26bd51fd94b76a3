package dev.earthshine.http;

import dev.earthshine.spi.Wait;
import java.time.Duration;
import org.luaj.vm2.Varargs;

/** A wait for another one that is given up after some time; the other goes on. */
final class TimedWait extends Wait {
  private final Wait wanted;
  private final double seconds;

  // Mutable state
  private boolean done;
  private Runnable cancel = () -> {};

  TimedWait(Session session, Wait wanted, double seconds) {
    super(session.events());
    this.wanted = wanted;
    this.seconds = seconds;
    wanted.whenDone(this::end);
    if (!done) {
      cancel = session.schedule(Duration.ofNanos((long) (seconds * 1e9)), this::end);
    }
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
    if (!wanted.isDone()) {
      throw HttpErrors.timeout("the task did not end within " + seconds + " s");
    }
    return wanted.result();
  }
}
