package dev.earthshine.http.transport;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A timer on one daemon thread, {@code earthshine-timer}, that is there only while something is scheduled. The thread is
 * woken only for what is due before it would wake by itself: the deadlines of requests that follow each other, each set
 * and soon cancelled, leave it asleep. A cancelled entry stays until it is in the way, or among too many of its like.
 */
final class TimerThread implements Timer {
  /** Fewer cancelled entries than these are not worth looking for. */
  private static final int FEW = 64;

  private final long idle;
  private final LongSupplier nanoTime;

  // Guarded by this
  private final Queue<Entry> entries = new PriorityQueue<>();
  private int cancelled;
  private @Nullable Thread thread;
  private long wake;
  private long count;

  TimerThread(Duration idle) {
    this(idle, System::nanoTime);
  }

  /**
   * @param idle how long the thread stays with nothing scheduled
   * @param nanoTime the clock that says what is due; the thread waits by the system's
   */
  TimerThread(Duration idle, LongSupplier nanoTime) {
    this.idle = idle.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized Alarm schedule(Duration delay, Runnable task) {
    Entry entry = new Entry(nanoTime.getAsLong() + delay.toNanos(), count++, task);
    entries.add(entry);
    if (thread == null) {
      thread = start();
    } else if (entry.at - wake < 0) {
      notifyAll();
    }
    return entry;
  }

  private Thread start() {
    Thread started = IoThreads.named("earthshine-timer").newThread(this::run);
    started.start();
    return started;
  }

  private void run() {
    try {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread: what is scheduled goes on in another one.
      Thread.currentThread().interrupt();
    } finally {
      goOn();
    }
  }

  /** A task that throws ends its thread, as everywhere; the others are not to suffer. */
  private synchronized void goOn() {
    thread = first() == null ? null : start();
  }

  /** Waits for the next task that is due; null when there has been none for long. */
  private synchronized @Nullable Runnable next() throws InterruptedException {
    long idleSince = nanoTime.getAsLong();
    while (true) {
      long now = nanoTime.getAsLong();
      Entry first = first();
      if (first != null && first.at - now <= 0) {
        return entries.remove().take();
      }
      if (first == null && now - idleSince >= idle) {
        return null;
      }
      wake = first == null ? now + idle : first.at;
      // Rounded up: to wake before the time would mean to wait again.
      wait((wake - now) / 1_000_000 + 1);
    }
  }

  /** The entry that is due next, with the cancelled ones before it out of the way. */
  private @Nullable Entry first() {
    Entry first = entries.peek();
    while (first != null && first.task == null) {
      entries.remove();
      cancelled--;
      first = entries.peek();
    }
    return first;
  }

  private final class Entry implements Alarm, Comparable<Entry> {
    private final long at;
    private final long number;

    /** Null once it was run or cancelled. */
    private @Nullable Runnable task;

    Entry(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }

    @Override
    public void cancel() {
      synchronized (TimerThread.this) {
        if (take() == null) {
          return;
        }
        cancelled++;
        if (cancelled > FEW && cancelled > entries.size() / 2) {
          entries.removeIf(entry -> entry.task == null);
          cancelled = 0;
        }
      }
    }

    /** The task, if it was neither run nor cancelled yet; now it is one of them. */
    private @Nullable Runnable take() {
      Runnable taken = task;
      task = null;
      return taken;
    }

    @Override
    public int compareTo(Entry other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at - other.at, 0);
    }
  }
}
