package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one exchange: in each phase something must happen within a limit. Activity only notes the time; the alarm, when
 * it rings early, sets itself anew, so that a fast stream costs no scheduling. Thread-safe.
 */
final class Watchdog {
  private final Timer timer;
  private final Consumer<HttpFailure> bark;

  private volatile long active;
  private @Nullable Duration limit;
  private Supplier<String> rule = () -> "";
  private HttpFailure.Kind kind = HttpFailure.Kind.TIMEOUT;
  private Timer.@Nullable Alarm alarm;

  /** When the alarm rings, by {@link System#nanoTime}. */
  private long due;

  /** Counts the alarms. */
  private int turns;

  private boolean paused;
  private boolean over;

  Watchdog(Timer timer, Consumer<HttpFailure> bark) {
    this.timer = timer;
    this.bark = bark;
  }

  /**
   * Begins a phase that fails with {@code kind} and {@code rule} after {@code limit} of silence, never if it is null. An
   * alarm that is set and rings early enough stays: phases that follow each other at once cost no scheduling either.
   */
  synchronized void watch(HttpFailure.Kind kind, Supplier<String> rule, @Nullable Duration limit) {
    if (over) {
      return;
    }
    this.kind = kind;
    this.rule = rule;
    this.limit = limit;
    active = System.nanoTime();
    paused = false;
    if (limit == null || (alarm != null && due - active > limit.toNanos())) {
      cancel();
    }
    if (limit != null && alarm == null) {
      set(limit);
    }
  }

  /** Notes that something has happened. */
  void touch() {
    active = System.nanoTime();
  }

  /** Stops the clock while it is this side that is not ready. */
  synchronized void pause() {
    paused = true;
  }

  /** Starts the clock again, from zero. */
  synchronized void resume() {
    if (paused) {
      paused = false;
      touch();
      if (limit != null && alarm == null) {
        set(limit);
      }
    }
  }

  /** Ends the watch for good. */
  synchronized void end() {
    over = true;
    limit = null;
    cancel();
  }

  private void set(Duration delay) {
    due = System.nanoTime() + delay.toNanos();
    int turn = ++turns;
    alarm = timer.schedule(delay, () -> ring(turn));
  }

  private void cancel() {
    turns++;
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private void ring(int turn) {
    HttpFailure failure;
    synchronized (this) {
      if (turn != turns) {
        return; // It was cancelled, or another set in its place, while it waited to get in here.
      }
      alarm = null;
      Duration current = limit;
      if (current == null || paused) {
        return;
      }
      Duration left = current.minusNanos(System.nanoTime() - active);
      if (left.compareTo(Duration.ZERO) > 0) {
        set(left);
        return;
      }
      limit = null;
      failure = new HttpFailure(kind, rule.get() + " " + Timeouts.text(current));
    }
    bark.accept(failure);
  }
}
