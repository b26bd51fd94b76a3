package dev.earthshine.http.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer on one daemon thread, {@code earthshine-timer}, that is there only while something is scheduled. */
final class TimerThread implements Timer {
  private final ScheduledThreadPoolExecutor executor;

  TimerThread(Duration idle) {
    executor = new ScheduledThreadPoolExecutor(1, IoThreads.named("earthshine-timer"));
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(idle.toNanos(), TimeUnit.NANOSECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }
}
