package dev.earthshine.http.transport;

import java.time.Duration;

/** Runs short tasks later, on a thread that must not be blocked. Thread-safe. */
@FunctionalInterface
public interface Timer {
  /** Runs {@code task} once, {@code delay} from now. */
  Alarm schedule(Duration delay, Runnable task);

  /** A task that is to run. */
  @FunctionalInterface
  interface Alarm {
    /** Makes the task not run, unless it has begun. Idempotent. */
    void cancel();
  }
}
