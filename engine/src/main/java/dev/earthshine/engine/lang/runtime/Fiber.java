package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.RunningCall;
import dev.earthshine.spi.Wait;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A call that Java code made of a Lua function and that may wait without holding up the thread. It runs as a coroutine of
 * its own, which every {@link Wait} it comes to wakes again.
 */
public final class Fiber implements RunningCall {
  private static final int MAX_WAKES = 16;

  private final LuaRuntime runtime;
  private final Coroutine coroutine;
  private final Completion completion;

  // Mutable state
  /** What the call that is being suspended waits for. */
  private @Nullable Wait waiting;

  /** What wakes this fiber, once it is suspended as a whole. */
  private @Nullable Wait parkedOn;

  private boolean dropped;

  private Fiber(LuaRuntime runtime, LuaFunction function, Completion completion) {
    this.runtime = runtime;
    this.coroutine = new Coroutine(runtime, function, false);
    this.completion = completion;
  }

  /** Calls {@code function}; {@code completion} hears of its end, perhaps before this returns. */
  public static Fiber start(
      LuaRuntime runtime, LuaFunction function, Varargs arguments, Completion completion) {
    Fiber fiber = new Fiber(runtime, function, completion);
    fiber.run(arguments, false);
    return fiber;
  }

  @Override
  public boolean isWaiting() {
    return parkedOn != null;
  }

  @Override
  public @Nullable Wait waitsFor() {
    return parkedOn;
  }

  @Override
  public void drop() {
    dropped = true;
    Wait wait = parkedOn;
    if (wait != null) {
      parkedOn = null;
      abandon(wait);
    }
  }

  /**
   * What a call that waits for {@code wait} returns: in a fiber it parks the coroutines it was made in, elsewhere it holds
   * up the thread.
   */
  static Varargs wait(Machine machine, Wait wait) {
    Fiber fiber = machine.runtime().fiber();
    if (wait.isDone() || fiber == null || !Coroutine.canPark(machine)) {
      return wait.block();
    }
    fiber.waiting = wait;
    Coroutine.park(machine);
    return machine.suspend(new Result(wait));
  }

  private void run(Varargs values, boolean parked) {
    Fiber outer = runtime.enter(this);
    Coroutine below = runtime.coroutine;
    runtime.coroutine = null; // What holds up the thread has not resumed this.
    Varargs results;
    try {
      results = parked ? coroutine.wake(values) : coroutine.resume(values);
    } catch (Uncatchable e) {
      throw e; // The whole evaluation ends.
    } catch (Exception | Error e) {
      runtime.enter(outer);
      runtime.coroutine = below;
      if (!dropped) {
        completion.raised(e);
      }
      return;
    } finally {
      runtime.enter(outer);
      runtime.coroutine = below;
    }
    if (results == Suspension.PENDING) {
      goOnLater();
    } else if (!dropped) {
      completion.returned(results);
    }
  }

  private void goOnLater() {
    Wait wait = waiting;
    if (wait == null) {
      throw new IllegalStateException("a fiber was parked without anything to wait for");
    }
    waiting = null;
    if (dropped) {
      abandon(wait);
      return;
    }
    parkedOn = wait;
    wait.whenDone(() -> wake(wait));
  }

  private void abandon(Wait wait) {
    wait.abandon();
    coroutine.drop();
  }

  /** The end of one fiber may wake the next, and that another: from some depth on in events of their own. */
  private void wake(Wait ended) {
    if (runtime.wakes == MAX_WAKES) {
      ended.post(this::goOn);
      return;
    }
    runtime.wakes++;
    try {
      goOn();
    } finally {
      runtime.wakes--;
    }
  }

  private void goOn() {
    if (!dropped) {
      parkedOn = null;
      run(LuaValue.NONE, true);
    }
  }

  /** Goes on with the result, or raises the error, where the call was made. */
  private static final class Result extends Frame {
    private final Wait wait;

    Result(Wait wait) {
      this.wait = wait;
    }

    @Override
    protected Varargs resume(Varargs results) {
      return wait.result();
    }
  }
}
