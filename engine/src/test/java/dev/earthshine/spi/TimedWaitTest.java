package dev.earthshine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

final class TimedWaitTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Runnable> alarms = new ArrayList<>();
  private final EventLoop events = new Events();
  private final Wanted wanted = new Wanted(events);

  @Test
  void itsTimerGoesWithTheTask() {
    TimedWait wait = new TimedWait(events, wanted, MINUTE);
    assertThat(alarms).hasSize(1);
    wanted.finish();

    assertThat(wait.isDone()).isTrue();
    assertThat(wait.result()).isEqualTo(LuaValue.TRUE);
    assertThat(alarms).isEmpty();
  }

  @Test
  void aTaskThatHasEndedNeedsNoTimer() {
    wanted.finish();

    assertThat(new TimedWait(events, wanted, MINUTE).isDone()).isTrue();
    assertThat(alarms).isEmpty();
  }

  @Test
  void itGivesUpWhenTheTimerRings() {
    TimedWait wait = new TimedWait(events, wanted, MINUTE);
    alarms.remove(0).run();

    assertThat(wait.isDone()).isTrue();
    assertThatThrownBy(wait::result).isInstanceOf(LuaError.class);
  }

  @Test
  void abandonedItLeavesTheTaskAlone() {
    TimedWait wait = new TimedWait(events, wanted, MINUTE);
    wait.abandon();

    assertThat(alarms).isEmpty();
    assertThat(wanted.isDone()).isFalse();
  }

  @Test
  void abandonedItIsForgottenByTheTask() {
    WeakReference<Object> given = new WeakReference<>(abandoned());
    for (int i = 0; i < 100 && given.get() != null; i++) {
      System.gc();
    }
    assertThat(given.get()).isNull();
    assertThat(wanted.isDone()).isFalse();
  }

  private TimedWait abandoned() {
    TimedWait wait = new TimedWait(events, wanted, MINUTE);
    wait.abandon();
    return wait;
  }

  /** What is waited for. */
  private static final class Wanted extends Wait {
    private boolean finished;

    Wanted(EventLoop events) {
      super(events);
    }

    void finish() {
      finished = true;
      done();
    }

    @Override
    public boolean isDone() {
      return finished;
    }

    @Override
    public Varargs result() {
      return LuaValue.TRUE;
    }
  }

  /** Runs what is posted at once, and keeps what is scheduled. */
  private final class Events implements EventLoop {
    private final WaitForGraph graph = new WaitForGraph(this);

    @Override
    public WaitForGraph graph() {
      return graph;
    }

    @Override
    public void post(Runnable event) {
      event.run();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable event) {
      alarms.add(event);
      return () -> alarms.remove(event);
    }

    @Override
    public void begin(Task task) {}

    @Override
    public void attach(Task task) {}

    @Override
    public void end(Task task) {}

    @Override
    public void fail(Task task, Throwable error) {}

    @Override
    public void handled(Task task) {}

    @Override
    public void await(BooleanSupplier done) {}
  }
}
