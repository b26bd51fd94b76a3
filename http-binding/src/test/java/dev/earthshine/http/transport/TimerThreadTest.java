package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TimerThreadTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
  private final TimerThread timer = new TimerThread(Duration.ofMillis(20));

  /** The clock of {@link #stepped}, which stands still unless a test sets it. */
  private final AtomicLong clock = new AtomicLong();

  private final TimerThread steppedTimer = new TimerThread(Duration.ZERO, clock::get);

  private Timer.Alarm in(int millis, String name) {
    return timer.schedule(Duration.ofMillis(millis), () -> ran.add(name));
  }

  private Timer.Alarm stepped(int millis, String name) {
    return steppedTimer.schedule(Duration.ofMillis(millis), () -> ran.add(name));
  }

  private String next() throws InterruptedException {
    return String.valueOf(ran.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void tasksRunInTheOrderTheyAreDue() throws Exception {
    stepped(60, "third");
    stepped(40, "second");
    stepped(20, "first");
    clock.set(HOUR);
    assertThat(next()).isEqualTo("first");
    assertThat(next()).isEqualTo("second");
    assertThat(next()).isEqualTo("third");
  }

  @Test
  void aSoonerTaskOvertakesTheOneWaitedFor() throws Exception {
    timer.schedule(LONG, () -> ran.add("late"));
    in(1, "soon");
    assertThat(next()).isEqualTo("soon");
  }

  @Test
  void aCancelledTaskDoesNotRun() throws Exception {
    Timer.Alarm cancelled = stepped(20, "cancelled");
    stepped(40, "kept");
    cancelled.cancel();
    cancelled.cancel();
    clock.set(HOUR);
    assertThat(next()).isEqualTo("kept");
    assertThat(ran).isEmpty();
  }

  @Test
  void aLaterTaskIsNotForgottenWhenTheEarlierOneWasCancelled() throws Exception {
    stepped(30, "cancelled").cancel();
    stepped(60, "later");
    clock.set(HOUR);
    assertThat(next()).isEqualTo("later");
  }

  @Test
  void manyCancelledTasksLeaveTheOthersInTheirOrder() throws Exception {
    for (int i = 1; i <= 1000; i++) {
      stepped(i, "cancelled").cancel();
      if (i % 250 == 0) {
        stepped(i, "kept " + i);
      }
    }
    clock.set(HOUR);
    assertThat(next()).isEqualTo("kept 250");
    assertThat(next()).isEqualTo("kept 500");
    assertThat(next()).isEqualTo("kept 750");
    assertThat(next()).isEqualTo("kept 1000");
  }

  @Test
  void theThreadEndsWhenIdleAndComesBack() throws Exception {
    in(1, "once");
    assertThat(next()).isEqualTo("once");
    Thread idle = thread();
    idle.join(10_000);
    assertThat(idle.isAlive()).isFalse();
    in(1, "again");
    assertThat(next()).isEqualTo("again");
  }

  private Thread thread() throws InterruptedException {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    timer.schedule(Duration.ZERO, () -> threads.add(Thread.currentThread()));
    return threads.take();
  }

  @Test
  void aTaskThatThrowsDoesNotKeepTheOthersFromRunning() throws Exception {
    thread().setUncaughtExceptionHandler((thread, error) -> ran.add(error.getMessage()));
    timer.schedule(Duration.ZERO, () -> {
      throw new IllegalStateException("boom");
    });
    in(5, "next");
    assertThat(next()).isEqualTo("boom");
    assertThat(next()).isEqualTo("next");
  }
}
