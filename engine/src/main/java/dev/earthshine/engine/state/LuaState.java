package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.StateEntry;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.Chunk;
import dev.earthshine.engine.lang.runtime.OpenLoop;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * One isolated Lua world. It belongs to one Bindings object and is run by one thread at a time.
 *
 * <p>An entry from outside ({@link #run}, or a Lua function called by Java code) ends when every task it began has ended;
 * if it fails, its tasks are aborted. Entering again on the same thread nests.
 *
 * <p>Hosts make one per evaluation, so everything in it is made when it is first needed.
 */
public final class LuaState implements StateEntry {
  private static final long HAND_OVER_CHECK_MILLIS = 10;

  private final ReentrantLock turn = new ReentrantLock();
  private final @Nullable Place place;
  private final Values values;
  private final ScopeTable globals;
  private final StateHost host;

  // Mutable state, owned by the thread whose turn it is
  private int nesting;

  /** A new world; {@code place} is that of its Bindings, null for our own, which hold it. */
  LuaState(Settings settings, @Nullable Place place) {
    this.place = place;
    values = new Values(this, settings.policy());
    globals = new ScopeTable(values);
    host = new StateHost(settings, values, globals);
    globals.use(host);
  }

  /** Waits for the calling thread's turn; false if the state was given up meanwhile. */
  boolean takeTurn() throws InterruptedException {
    turn.lockInterruptibly();
    if (place == null || !place.isVacant()) {
      return true;
    }
    turn.unlock();
    return false;
  }

  /** Ends the turn that {@link States#enter} gave the calling thread. */
  public void leave() {
    try {
      if (place != null && turn.getHoldCount() == 1) {
        settle(place);
      }
    } finally {
      turn.unlock();
    }
  }

  private void settle(Place settled) {
    if (globals.holdsAnything() || host.holdsAnything()) {
      settled.keep(this);
    } else if (values.haveEscaped()) {
      settled.leaveToOthers();
    } else {
      settled.vacate();
    }
  }

  /**
   * Runs {@code chunk} with its globals in {@code scopes} and returns its results as Java values. The arguments are its
   * {@code ...}. It has to be the calling thread's turn.
   *
   * @param arg the table of that name, nil for none
   * @param failures makes what is thrown of what went wrong, while this thread still owns the state
   */
  public @Nullable Object run(
      Chunk chunk,
      ScriptContext scopes,
      Varargs args,
      LuaValue arg,
      EventLoops loops,
      Function<Throwable, Exception> failures)
      throws Exception {
    return run(
        scopes,
        () -> {
          globals.putArguments(arg);
          return values.results(chunk.instantiate(host.runtime(), globals).invoke(args));
        },
        loops,
        failures);
  }

  /**
   * Runs {@code body} as an entry from outside with its globals in {@code scopes}. It has to be the calling thread's turn.
   *
   * @param loops where the event loop is listed while tasks are open
   * @param failures makes what is thrown of what went wrong, while this thread still owns the state
   */
  public <T extends @Nullable Object> T run(
      ScriptContext scopes,
      Callable<T> body,
      EventLoops loops,
      Function<Throwable, Exception> failures)
      throws Exception {
    host.listIn(loops);
    return inside(scopes, body, failures);
  }

  /**
   * Runs {@code body} for Java code that holds a Lua function or table: at once on the owner's thread or where nobody
   * owns the state, on the owner's thread while that waits for tasks.
   *
   * @throws IllegalStateException if another thread runs the state and is not in a wait, or does not go on for a second
   */
  @Override
  public <T> T enter(Callable<T> body) throws Exception {
    return enter(null, body);
  }

  /** The context of the evaluation under way: with it, a function that escapes now finds its globals later. */
  @Override
  public @Nullable Object anchor() {
    return globals.context();
  }

  /** As {@link #enter(Callable)}, with the globals in {@code anchor} if that is a context, else without any but libraries. */
  @Override
  public <T extends @Nullable Object> T enter(@Nullable Object anchor, Callable<T> body)
      throws Exception {
    ScriptContext scopes = anchor instanceof ScriptContext given ? given : null;
    if (turn.isHeldByCurrentThread() && (scopes == null || scopes == globals.context())) {
      return host.runtime().unwinding(body);
    }
    if (turn.tryLock()) { // Also where this thread owns the state already, in another context.
      return insideAndLeave(scopes, body);
    }
    if (!host.isWaiting()) {
      throw busy();
    }
    return handOver(scopes, new HandOver<>(() -> inside(scopes, body, LuaState::unchanged)));
  }

  private <T extends @Nullable Object> T insideAndLeave(
      @Nullable ScriptContext scopes, Callable<T> body) throws Exception {
    try {
      return inside(scopes, body, LuaState::unchanged);
    } finally {
      leave();
    }
  }

  /**
   * The owner runs {@code call} when it next takes an event. It may leave the state before that, so the calling thread
   * looks now and then whether it is its own turn.
   */
  private <T extends @Nullable Object> T handOver(@Nullable ScriptContext scopes, HandOver<T> call)
      throws Exception {
    host.events().post(call);
    try {
      while (!call.isDoneWithin(HAND_OVER_CHECK_MILLIS)) {
        if (turn.tryLock()) {
          // The frame around the call is the outermost one, which waits for its tasks.
          insideAndLeave(scopes, Executors.callable(call));
        } else if (call.isTooLate()) {
          throw busy();
        }
      }
      return call.outcome();
    } finally {
      call.giveUp();
    }
  }

  private static IllegalStateException busy() {
    return new IllegalStateException(
        "state busy: another thread is running this script, and does not wait");
  }

  private <T extends @Nullable Object> T inside(
      @Nullable ScriptContext scopes, Callable<T> body, Function<Throwable, Exception> failures)
      throws Exception {
    boolean outermost = nesting++ == 0;
    ScriptContext outer = globals.enter(scopes);
    int depth = host.runtime().depth();
    OpenLoop loop = host.runtime().loop();
    try {
      T result = body.call();
      if (outermost) {
        host.drain();
        host.finishOutput();
      } else {
        host.flushOutput();
      }
      return result;
    } catch (Throwable t) {
      host.runtime().unwind(depth, loop);
      if (outermost) {
        host.abortAll(t);
      }
      Exception failure = failures.apply(t);
      flushAfter(failure);
      if (outermost) {
        host.abortAll(failure); // An error value that was asked for its text may have begun tasks.
      }
      throw failure;
    } finally {
      host.runtime().unwind(depth, loop);
      if (outermost) {
        host.nextEvaluation();
      }
      globals.enter(outer);
      nesting--;
    }
  }

  /** What the script printed before it failed is written; if that fails too, the script's failure comes first. */
  private void flushAfter(Exception failure) {
    try {
      host.finishOutput();
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

  @Override
  public boolean isEntered() {
    return turn.isHeldByCurrentThread();
  }

  /** A function kept beside foreign Bindings under {@code name}, or null. Callable from any thread. */
  public @Nullable LuaFunction keptFunction(String name) {
    return globals.function(name);
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
