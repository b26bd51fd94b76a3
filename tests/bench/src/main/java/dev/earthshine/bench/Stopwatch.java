package dev.earthshine.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time of one round, as an idle machine would show it: the processor time of this thread and the pauses for garbage
 * collection, or the time on the wall where that is less or where the round started threads. {@code os.clock}, which
 * times the others, does not count either what a busy machine takes away.
 */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long wall = System.nanoTime();
  private final long processor = THREADS.getCurrentThreadCpuTime();
  private final long pauses = pauses();
  private final long threads = THREADS.getTotalStartedThreadCount();

  /** Seconds since this was made, by the same thread. */
  double seconds() {
    long onWall = System.nanoTime() - wall;
    long worked = THREADS.getCurrentThreadCpuTime() - processor + pauses() - pauses;
    boolean alone = THREADS.getTotalStartedThreadCount() == threads;
    return (alone ? Math.min(onWall, worked) : onWall) / 1e9;
  }

  /** Nanoseconds. */
  private static long pauses() {
    long milliseconds = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      milliseconds += collector.getCollectionTime();
    }
    return milliseconds * 1_000_000;
  }
}
