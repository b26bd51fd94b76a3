package dev.earthshine.engine.async;

import dev.earthshine.spi.Completion;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import dev.earthshine.spi.ScriptTask;
import dev.earthshine.spi.Wait;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.Varargs;

/** A Lua function that runs beside the code that spawned it: once, or again and again until it is aborted. */
final class SpawnedTask extends ScriptTask {
  private final ModuleContext context;
  private final LuaFunction function;
  private final Varargs arguments;
  private final @Nullable Duration interval;

  // Mutable state
  private @Nullable RunningCall call;
  private Runnable cancel;
  private boolean isDue;
  private boolean isBusy;

  /**
   * Begins; the function is first called in an event of its own.
   *
   * @param interval from one call to the next; null for a single call
   */
  SpawnedTask(
      ModuleContext context,
      LuaFunction function,
      Varargs arguments,
      Duration delay,
      @Nullable Duration interval) {
    super(context.events());
    this.context = context;
    this.function = function;
    this.arguments = arguments;
    this.interval = interval;
    if (delay.isZero()) {
      cancel = () -> {};
      context.events().post(this::ring);
    } else {
      cancel = context.events().schedule(delay, this::ring);
    }
  }

  /** It is time for a call; while one goes on, for one after it. */
  private void ring() {
    isDue = true;
    if (!isDone() && !isBusy) {
      run();
    }
  }

  private void run() {
    isDue = false;
    isBusy = true;
    if (interval != null) {
      cancel = context.events().schedule(interval, this::ring);
    }
    RunningCall started = context.start(function, arguments, new Completion() {
      @Override
      public void returned(Varargs results) {
        end(results);
      }

      @Override
      public void raised(Throwable error) {
        broke(error);
      }
    });
    if (isDone()) {
      started.drop(); // The function has aborted its own task and waits.
    } else if (isBusy) {
      call = started;
    }
  }

  private void end(Varargs results) {
    isBusy = false;
    call = null;
    if (interval == null) {
      succeed(results);
    } else if (isDue && !isDone()) {
      context.events().post(this::ring);
    }
  }

  @Override
  protected List<Wait> needs() {
    return isBusy ? neededBy(call) : List.of();
  }

  @Override
  protected void release() {
    cancel.run();
    RunningCall running = call;
    if (running != null) {
      call = null;
      drop(running);
    }
  }
}
