package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.engine.lang.runtime.Coroutine;
import dev.earthshine.engine.lang.runtime.Frame;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.ResumableFunction;
import dev.earthshine.engine.lang.runtime.Suspension;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaCall;
import dev.earthshine.engine.value.LuaErrors;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Positions;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.util.function.Function;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code coroutine} (manual §6.2), with {@code isyieldable} and {@code close} of later versions. */
public final class CoroutineLibrary {
  private final LuaRuntime runtime;
  private final Function<Throwable, LuaValue> javaError;
  /** What {@code running} gives outside every coroutine. */
  private final LuaValue main;

  private CoroutineLibrary(LuaRuntime runtime, Function<Throwable, LuaValue> javaError) {
    this.runtime = runtime;
    this.javaError = javaError;
    this.main = new Coroutine(runtime, JavaFunction.of("main", args -> LuaValue.NONE));
  }

  /**
   * The library of one state.
   *
   * @param javaError makes a value of a Throwable that host code threw
   */
  public static Table open(LuaRuntime runtime, Function<Throwable, LuaValue> javaError) {
    CoroutineLibrary library = new CoroutineLibrary(runtime, javaError);
    Table table = new Table();
    Library.add(
        table,
        JavaFunction.of1("create", library::create),
        JavaFunction.of1("wrap", library::wrap),
        JavaFunction.of1("status", library::status),
        JavaFunction.of("running", library::running),
        JavaFunction.of1("close", library::close),
        new Resume(library),
        new Yield(runtime),
        new IsYieldable(runtime));
    return table;
  }

  private Coroutine create(LuaValue body) {
    return new Coroutine(runtime, Args.function(body, 1));
  }

  private LuaFunction wrap(LuaValue body) {
    return new Wrapped(this, create(body));
  }

  private static Coroutine coroutine(LuaValue value) {
    if (value instanceof Coroutine coroutine) {
      return coroutine;
    }
    throw Args.refuse(1, "coroutine expected");
  }

  private LuaValue status(LuaValue value) {
    boolean isMain = value == main;
    Coroutine coroutine = coroutine(value);
    if (isMain) {
      return LuaStrings.of(runtime.coroutine() == null ? "running" : "normal");
    }
    return LuaStrings.of(coroutine.status().text());
  }

  private Varargs running(Varargs args) {
    Coroutine coroutine = runtime.coroutine();
    return coroutine == null
        ? varargsOf(main, LuaValue.TRUE)
        : varargsOf(coroutine, LuaValue.FALSE);
  }

  private LuaValue close(LuaValue value) {
    coroutine(value).close();
    return LuaValue.TRUE;
  }

  private Varargs failure(Throwable thrown) {
    return varargsOf(LuaValue.FALSE, LuaErrors.value(thrown, javaError));
  }

  private Coroutine resumable(LuaValue value) {
    if (value == main) {
      throw RaisedError.of(LuaStrings.of("cannot resume non-suspended coroutine"));
    }
    return coroutine(value);
  }

  private static Varargs succeeded(Varargs results) {
    return varargsOf(LuaValue.TRUE, results);
  }

  /** {@code coroutine.resume}. Suspended itself only when the coroutine it resumed has been parked. */
  private static final class Resume extends ResumableFunction {
    private final CoroutineLibrary library;

    Resume(CoroutineLibrary library) {
      super(library.runtime, "resume");
      this.library = library;
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      Coroutine coroutine = coroutine(Args.at(args, 1));
      try {
        Varargs results = library.resumable(coroutine).resume(machine, args.subargs(2));
        return results == Suspension.PENDING
            ? machine.suspend(new Parked(library, machine, coroutine, true))
            : succeeded(results);
      } catch (Exception | Error e) {
        return library.failure(e);
      }
    }
  }

  /** A function of {@code coroutine.wrap}. */
  private static final class Wrapped extends ResumableFunction {
    private final CoroutineLibrary library;
    private final Coroutine coroutine;

    Wrapped(CoroutineLibrary library, Coroutine coroutine) {
      super(library.runtime, "wrap");
      this.library = library;
      this.coroutine = coroutine;
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      try {
        Varargs results = coroutine.resume(machine, args);
        return results == Suspension.PENDING
            ? machine.suspend(new Parked(library, machine, coroutine, false))
            : results;
      } catch (RaisedError e) {
        throw positioned(e);
      }
    }

    /** A message goes on with the position of the call before it, as {@code auxwrap} of the reference does. */
    private static RaisedError positioned(RaisedError error) {
      String position = Positions.caller();
      return error.getMessageObject() instanceof LuaString message && position != null
          ? RaisedError.of(
              LuaStrings.concat(LuaStrings.of(position + ": "), message), error.getCause())
          : error;
    }
  }

  /** A resumption whose coroutine has been parked: it is woken when the resumer is. */
  private static final class Parked extends Frame {
    private final CoroutineLibrary library;
    private final Machine machine;
    private final Coroutine coroutine;
    private final boolean safe;

    Parked(CoroutineLibrary library, Machine machine, Coroutine coroutine, boolean safe) {
      this.library = library;
      this.machine = machine;
      this.coroutine = coroutine;
      this.safe = safe;
    }

    @Override
    protected LuaCall call() {
      return LuaCall.JAVA;
    }

    @Override
    protected Varargs resume(Varargs values) {
      try {
        Varargs results = coroutine.wake(values);
        if (results == Suspension.PENDING) {
          return machine.suspend(this);
        }
        return safe ? succeeded(results) : results;
      } catch (Exception | Error e) {
        if (safe) {
          return library.failure(e);
        }
        throw e;
      }
    }
  }

  /** {@code coroutine.yield}. */
  private static final class Yield extends ResumableFunction {
    Yield(LuaRuntime runtime) {
      super(runtime, "yield");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      return Coroutine.giveUp(machine, args);
    }
  }

  /** {@code coroutine.isyieldable} of Lua 5.3. */
  private static final class IsYieldable extends ResumableFunction {
    IsYieldable(LuaRuntime runtime) {
      super(runtime, "isyieldable");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      return LuaValue.valueOf(Coroutine.canSuspend(machine));
    }
  }
}
