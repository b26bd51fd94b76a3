package dev.earthshine.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class TaskLoopTest {
  private final List<String> log = new ArrayList<>();
  private final CountDownLatch aboutToWait = new CountDownLatch(1);
  private final TaskLoop loop = new TaskLoop(aboutToWait::countDown, System::nanoTime);

  private EventLoop.Task task(String name) {
    EventLoop.Task task = () -> log.add(name + " aborted");
    loop.begin(task);
    return task;
  }

  @Test
  void closingEndsCodeThatCatchesItAndGoesOn() {
    EventLoop.Task task = task("task");
    loop.close(new CancellationException("closed"));
    assertThatThrownBy(loop::poll).isInstanceOf(Uncatchable.class);
    assertThatThrownBy(loop::poll).isInstanceOf(Uncatchable.class);
    loop.end(task);
    loop.poll();
  }

  @Test
  void runsEventsInTheOrderTheyWerePosted() {
    loop.post(() -> log.add("one"));
    loop.post(() -> log.add("two"));
    loop.drain();
    assertThat(log).containsExactly("one", "two");
  }

  @Test
  void drainsUntilTheLastTaskHasEnded() {
    EventLoop.Task task = task("task");
    Thread network = new Thread(() -> {
      awaitLatch();
      loop.post(() -> {
        log.add("ended");
        loop.end(task);
      });
    });
    network.start();
    loop.drain();
    assertThat(log).containsExactly("ended");
  }

  @Test
  void failsWithAFailureThatNobodyHandled() {
    EventLoop.Task one = task("one");
    EventLoop.Task two = task("two");
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    loop.fail(one, first);
    loop.fail(two, second);
    assertThatThrownBy(loop::drain)
        .isInstanceOf(Uncatchable.class)
        .hasCause(first)
        .hasSuppressedException(second);
  }

  @Test
  void aFailureThatComesBeforeTheEndIsAttachedToo() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    EventLoop.Task one = task("one");
    EventLoop.Task two = task("two");
    loop.post(() -> loop.fail(one, first));
    loop.post(() -> loop.fail(two, second));
    assertThatThrownBy(loop::drain).hasCause(first).hasSuppressedException(second);
  }

  @Test
  void severalTasksMayFailWithTheSameError() {
    IllegalStateException error = new IllegalStateException("shared");
    loop.fail(task("one"), error);
    loop.fail(task("two"), error);
    assertThatThrownBy(loop::drain)
        .isInstanceOf(Uncatchable.class)
        .hasCause(error)
        .hasNoSuppressedExceptions();
  }

  @Test
  void forgetsAFailureThatWasHandled() {
    EventLoop.Task task = task("task");
    loop.fail(task, new IllegalStateException("failed"));
    loop.handled(task);
    loop.drain();
  }

  @Test
  void aFailureMayBeHandledInAnEventPostedWithIt() {
    EventLoop.Task task = task("task");
    loop.post(() -> {
      loop.fail(task, new IllegalStateException("failed"));
      loop.post(() -> loop.handled(task));
    });
    loop.drain();
  }

  @Test
  void aFailureIsNotHeldUpByEventsThatPostEvents() {
    IllegalStateException error = new IllegalStateException("failed");
    loop.fail(task("failed"), error);
    loop.post(this::postAgain);
    assertThatThrownBy(loop::drain).hasCause(error);
  }

  private void postAgain() {
    loop.post(this::postAgain);
  }

  @Test
  void abortsWhatIsOpenAndAttachesWhatGoesWrong() {
    task("one");
    RuntimeException stuck = new RuntimeException("stuck");
    loop.begin(() -> {
      throw stuck;
    });
    Throwable error = new IllegalStateException("the script failed");
    loop.abortAll(error);
    assertThat(log).containsExactly("one aborted");
    assertThat(error).hasSuppressedException(stuck);
    loop.drain();
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() {
    task("task");
    Thread script = Thread.currentThread();
    Thread host = new Thread(() -> {
      awaitLatch();
      script.interrupt();
    });
    host.start();
    Throwable ended = catchThrowable(loop::drain);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended)
        .isInstanceOf(Uncatchable.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void closingConcernsNoLaterEvaluation() {
    loop.close(new CancellationException("closed"));
    loop.nextEvaluation();
    EventLoop.Task task = task("task");
    loop.post(() -> loop.end(task));
    loop.drain();
    assertThat(log).isEmpty();
  }

  @Test
  void closingEndsTheWait() {
    task("task");
    loop.close(new CancellationException("closed"));
    assertThatThrownBy(loop::drain).hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void waitsForTheTimeOfAnAlarm() {
    long[] clock = {0};
    List<Long> rung = new ArrayList<>();
    // Time passes only while the loop waits.
    TaskLoop timed = new TaskLoop(() -> clock[0] += 1_000_000, () -> clock[0]);
    EventLoop.Task task = () -> {};
    timed.begin(task);
    timed.schedule(Duration.ofMillis(3), () -> {
      rung.add(clock[0]);
      timed.end(task);
    });
    timed.schedule(Duration.ofMillis(2), () -> rung.add(clock[0]));
    timed.drain();
    assertThat(rung).containsExactly(2_000_000L, 3_000_000L);
  }

  @Test
  void anAlarmThatSetsItselfAgainHoldsUpNoEvents() {
    loop.schedule(Duration.ZERO, this::again);
    loop.post(() -> loop.post(() -> loop.post(() -> log.add("posted"))));
    loop.await(() -> !log.isEmpty());
    assertThat(log).containsExactly("posted");
  }

  private void again() {
    loop.schedule(Duration.ZERO, this::again);
  }

  @Test
  void alarmsEndWithTheEvaluation() {
    loop.schedule(Duration.ZERO, () -> log.add("rung"));
    loop.nextEvaluation();
    loop.post(() -> {});
    loop.drain();
    assertThat(log).isEmpty();
  }

  private void awaitLatch() {
    try {
      aboutToWait.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
