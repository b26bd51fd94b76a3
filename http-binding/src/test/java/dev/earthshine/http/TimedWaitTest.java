package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Policy;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.transport.Call;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

final class TimedWaitTest {
  private final List<Runnable> alarms = new ArrayList<>();
  private final Session session = new Session(
      new Context(),
      new HttpExchanges(
          (request, listener) -> Call.NONE,
          (delay, task) -> {
            alarms.add(task);
            return () -> alarms.remove(task);
          },
          Policy.standard()));
  private final Wanted wanted = new Wanted();

  @Test
  void itsTimerGoesWithTheTask() {
    TimedWait wait = new TimedWait(session, wanted, 60);
    assertThat(alarms).hasSize(1);
    wanted.finish();

    assertThat(wait.isDone()).isTrue();
    assertThat(wait.result()).isEqualTo(LuaValue.TRUE);
    assertThat(alarms).isEmpty();
  }

  @Test
  void aTaskThatHasEndedNeedsNoTimer() {
    wanted.finish();

    assertThat(new TimedWait(session, wanted, 60).isDone()).isTrue();
    assertThat(alarms).isEmpty();
  }

  @Test
  void itGivesUpWhenTheTimerRings() {
    TimedWait wait = new TimedWait(session, wanted, 60);
    alarms.remove(0).run();

    assertThat(wait.isDone()).isTrue();
    assertThatThrownBy(wait::result).isInstanceOf(LuaError.class);
  }

  /** What is waited for. */
  private static final class Wanted extends Wait {
    private boolean finished;

    Wanted() {
      super(new Events());
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

  /** Runs what is posted at once. */
  private static final class Events implements EventLoop {
    @Override
    public void post(Runnable event) {
      event.run();
    }

    @Override
    public void begin(Task task) {}

    @Override
    public void end(Task task) {}

    @Override
    public void fail(Task task, Throwable error) {}

    @Override
    public void handled(Task task) {}

    @Override
    public void await(BooleanSupplier done) {}
  }

  /** A state with nothing in it but events. */
  private static final class Context implements ModuleContext {
    private final EventLoop events = new Events();

    @Override
    public Policy policy() {
      return Policy.standard();
    }

    @Override
    public @Nullable String environment(String name) {
      return null;
    }

    @Override
    public boolean takes(LuaFunction function, int position) {
      return false;
    }

    @Override
    public void start(LuaFunction function, Varargs arguments, Completion completion) {}

    @Override
    public EventLoop events() {
      return events;
    }
  }
}
