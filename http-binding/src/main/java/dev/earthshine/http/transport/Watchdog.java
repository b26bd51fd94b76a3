package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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

  /** What this side is slow with. */
  private final Set<Side> slow = EnumSet.noneOf(Side.class);

  private boolean over;

  /** What this side does: while it is slow with one of them, the other side may wait for that, and so be silent. */
  enum Side {
    /** Making a body to be sent. */
    SENDING,
    /** Taking what comes. */
    TAKING
  }

  Watchdog(Timer timer, Consumer<HttpFailure> bark) {
    this.timer = timer;
    this.bark = bark;
  }

  /**
   * Begins a phase that fails with {@code kind} and {@code rule} after {@code limit} of silence, never if it is null; a
   * pause goes on. An alarm that is set and rings early enough stays: phases that follow each other at once cost no scheduling either.
   */
  synchronized void watch(HttpFailure.Kind kind, Supplier<String> rule, @Nullable Duration limit) {
    if (over) {
      return;
    }
    this.kind = kind;
    this.rule = rule;
    this.limit = limit;
    active = System.nanoTime();
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

  /** Stops the clock while this side is slow with {@code side}. */
  synchronized void pause(Side side) {
    slow.add(side);
  }

  /** This side is ready with {@code side}; starts the clock again, from zero, if it is ready with all. */
  synchronized void resume(Side side) {
    if (slow.remove(side) && slow.isEmpty()) {
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
      if (current == null || !slow.isEmpty()) {
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
