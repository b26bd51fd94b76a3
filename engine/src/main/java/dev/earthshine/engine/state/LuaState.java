package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.StateEntry;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.Chunk;
import dev.earthshine.engine.lib.Console;
import dev.earthshine.engine.lib.Libraries;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * One isolated Lua world. It belongs to one Bindings object and is run by one thread at a time.
 *
 * <p>An entry from outside ({@link #run}, or a Lua function called by Java code) ends when every task it began has ended;
 * if it fails, its tasks are aborted. Entering again on the same thread nests.
 */
public final class LuaState implements StateEntry {
  private static final long HAND_OVER_CHECK_MILLIS = 10;

  private final ReentrantLock turn = new ReentrantLock();
  private final Values values;
  private final ScopeTable globals;
  private final TaskLoop loop;
  private final StateHost host;
  private final Libraries libraries;

  // Mutable state, owned by the thread whose turn it is
  private @Nullable ScriptContext context;

  /** Where a function called from outside finds its globals; a host's Bindings are not kept alive by it. */
  private LastContext lastContext = LastContext.NONE;

  /** A new world with fresh libraries; nothing runs and no thread starts. */
  public LuaState(Settings settings) {
    values = new Values(this, settings.policy());
    globals = new ScopeTable(values);
    Console console = new Console(
        () -> context == null ? null : context.getWriter(),
        () -> context == null ? null : context.getErrorWriter(),
        () -> context == null ? null : context.getReader());
    loop = new TaskLoop(this::flush);
    host = new StateHost(settings, values, globals, console, loop);
    libraries = Libraries.of(host);
    globals.use(libraries);
    host.runtime().onStringMetatable(libraries::openStrings);
  }

  /**
   * Runs {@code chunk} with its globals in {@code scopes} and returns its results as Java values, waiting for this
   * thread's turn first. The arguments are its {@code ...} and, if there are any, the table {@code arg}.
   *
   * @throws InterruptedException if the thread is interrupted before its turn
   */
  public @Nullable Object run(
      Chunk chunk, ScriptContext scopes, Varargs args, Function<Throwable, Exception> failures)
      throws Exception {
    return run(
        scopes,
        () -> {
          globals.putBeside("arg", args.narg() > 0 ? list(args) : LuaValue.NIL);
          return values.results(chunk.instantiate(host.runtime(), globals).invoke(args));
        },
        failures);
  }

  private static LuaTable list(Varargs args) {
    Table list = new Table(args.narg(), 0);
    for (int i = 1; i <= args.narg(); i++) {
      list.rawset(i, args.arg(i));
    }
    return list;
  }

  /**
   * Runs {@code body} as an entry from outside with its globals in {@code scopes}.
   *
   * @param failures makes what is thrown of what went wrong, while this thread still owns the state
   */
  public <T extends @Nullable Object> T run(
      ScriptContext scopes, Callable<T> body, Function<Throwable, Exception> failures)
      throws Exception {
    turn.lockInterruptibly();
    try {
      return inside(scopes, body, failures);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Runs {@code body} for Java code that holds a Lua function or table: at once on the owner's thread or where nobody
   * owns the state, on the owner's thread while that waits for tasks.
   *
   * @throws IllegalStateException if another thread is busy running the state
   */
  @Override
  public <T> T enter(Callable<T> body) throws Exception {
    return enter(null, body);
  }

  /** The context of the evaluation under way: with it, a function that escapes now finds its globals later. */
  @Override
  public @Nullable Object anchor() {
    return context;
  }

  /** As {@link #enter(Callable)}, with the globals in {@code anchor} if that is a context, else in the last one. */
  @Override
  public <T extends @Nullable Object> T enter(@Nullable Object anchor, Callable<T> body)
      throws Exception {
    ScriptContext scopes = anchor instanceof ScriptContext given ? given : lastContext.get();
    if (turn.isHeldByCurrentThread() && (anchor == null || scopes == context)) {
      return body.call();
    }
    if (turn.tryLock()) { // Also where this thread owns the state already, in another context.
      try {
        return inside(scopes, body, LuaState::unchanged);
      } finally {
        turn.unlock();
      }
    }
    if (!loop.isWaiting()) {
      throw new IllegalStateException("state busy: another thread is running this script");
    }
    return handOver(new FutureTask<>(body));
  }

  /**
   * The owner runs {@code call} when it next takes an event. It may leave the state before that, so the calling thread
   * looks now and then whether it is its own turn; a FutureTask runs once, whoever is first.
   */
  private <T extends @Nullable Object> T handOver(FutureTask<T> call) throws Exception {
    loop.post(call);
    try {
      return outcome(call);
    } finally {
      call.cancel(false); // Without effect on a call that has run; one given up must not run later.
    }
  }

  private <T extends @Nullable Object> T outcome(FutureTask<T> call) throws Exception {
    while (true) {
      try {
        return call.get(HAND_OVER_CHECK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof Exception cause ? cause : failed;
      } catch (TimeoutException ownerIsBusy) {
        if (turn.tryLock()) {
          try {
            inside(lastContext.get(), Executors.callable(call), LuaState::unchanged);
          } finally {
            turn.unlock();
          }
        }
      }
    }
  }

  private <T extends @Nullable Object> T inside(
      @Nullable ScriptContext scopes, Callable<T> body, Function<Throwable, Exception> failures)
      throws Exception {
    boolean outermost = turn.getHoldCount() == 1;
    ScriptContext outer = globals.enter(scopes);
    context = scopes;
    int depth = host.runtime().depth();
    try {
      T result = body.call();
      if (outermost) {
        loop.drain();
      }
      if (outermost) {
        libraries.finish();
      } else {
        libraries.flush();
      }
      return result;
    } catch (Throwable t) {
      host.runtime().unwind(depth);
      if (outermost) {
        loop.abortAll(t);
      }
      Exception failure = failures.apply(t);
      flushAfter(failure);
      throw failure;
    } finally {
      host.runtime().unwind(depth);
      if (outermost) {
        loop.nextEvaluation();
      }
      globals.enter(outer);
      context = outer;
      lastContext = LastContext.of(scopes);
    }
  }

  /** What the script printed before it failed is written; if that fails too, the script's failure comes first. */
  private void flushAfter(Exception failure) {
    try {
      libraries.finish();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static Exception unchanged(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }

  private void flush() {
    output(libraries::flush);
  }

  private static void output(Output step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the output of the script", e);
    }
  }

  @FunctionalInterface
  private interface Output {
    void run() throws IOException;
  }

  @Override
  public boolean isEntered() {
    return turn.isHeldByCurrentThread();
  }

  /** A function kept beside foreign Bindings under {@code name}, or null. */
  public @Nullable LuaFunction keptFunction(String name) {
    return globals.function(name);
  }

  /** Aborts what the script that runs in this state, if any, still has under way. Callable from any thread. */
  public void close() {
    if (turn.isLocked()) {
      loop.close(new CancellationException("the engine was closed"));
    }
  }

  /** The conversions between this state's values and Java's. */
  public Values values() {
    return values;
  }

  /** The table of globals; script's thread only. */
  public LuaValue globals() {
    return globals;
  }
}
