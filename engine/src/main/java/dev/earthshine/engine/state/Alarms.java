package dev.earthshine.engine.state;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is to happen later on the script's thread, which owns this. */
final class Alarms {
  /** So many cancelled alarms may lie about before they are looked for. */
  private static final int MIN_SWEEP = 64;

  private final LongSupplier nanoTime;
  private final PriorityQueue<Alarm> waiting = new PriorityQueue<>();

  // Mutable state
  private long made;
  private int cancelled;

  Alarms(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Sets an alarm {@code delay} from now; of two for the same time the one set first comes first.
   *
   * @return what cancels it
   */
  Runnable set(Duration delay, Runnable event) {
    Alarm alarm = new Alarm(nanoTime.getAsLong() + delay.toNanos(), made++, event);
    waiting.add(alarm);
    return () -> cancel(alarm);
  }

  /** An alarm that is cancelled keeps its place for a while, since to find it takes long. */
  private void cancel(Alarm alarm) {
    if (alarm.event == null) {
      return;
    }
    alarm.event = null;
    if (!alarm.isDue) {
      cancelled++;
      if (cancelled > MIN_SWEEP && cancelled > waiting.size() / 2) {
        waiting.removeIf(each -> each.event == null);
        cancelled = 0;
      }
    }
  }

  /** Hands what is due to {@code sink}, the earliest first; it may still be cancelled before it is run. */
  void ring(Consumer<Runnable> sink) {
    if (waiting.isEmpty()) {
      return;
    }
    long now = nanoTime.getAsLong();
    for (Alarm first = waiting.peek();
        first != null && (first.event == null || first.due - now <= 0);
        first = waiting.peek()) {
      waiting.remove();
      if (first.event == null) {
        cancelled--;
      } else {
        first.isDue = true;
        sink.accept(first);
      }
    }
  }

  /** How many nanoseconds it is until the next alarm is due; the most a long holds if there is none. */
  long untilNext() {
    Alarm first = waiting.peek();
    return first == null ? Long.MAX_VALUE : Math.max(0, first.due - nanoTime.getAsLong());
  }

  void clear() {
    waiting.clear();
    cancelled = 0;
  }

  private static final class Alarm implements Comparable<Alarm>, Runnable {
    private final long due;
    private final long number;

    // Mutable state
    /** Null once it has been run or cancelled. */
    private @Nullable Runnable event;

    private boolean isDue;

    Alarm(long due, long number, Runnable event) {
      this.due = due;
      this.number = number;
      this.event = event;
    }

    @Override
    public void run() {
      Runnable now = event;
      if (now != null) {
        event = null;
        now.run();
      }
    }

    /** Times of the clock may overflow: only their differences count. */
    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(due - other.due, 0);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
