package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.engine.lang.runtime.Frame;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.OpenLoop;
import dev.earthshine.engine.lang.runtime.ResumableFunction;
import dev.earthshine.engine.lang.runtime.Suspension;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaCall;
import dev.earthshine.engine.value.LuaErrors;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code pcall} and {@code xpcall}; coroutines may yield through them. */
final class ProtectedCalls {
  private static final LuaString ERROR_IN_HANDLER = LuaStrings.of("error in error handling");

  /** How often a handler that fails itself is called with its own error: the reference's limit of nested C calls. */
  private static final int HANDLER_LIMIT = 200;

  private final LibraryHost host;
  private final Metatables metatables;
  // Mutable state
  private @Nullable Throwable handled;

  ProtectedCalls(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  /** The failure whose {@code xpcall} handler is running, null where none is: its trace is the one to show. */
  @Nullable
  Throwable handled() {
    return handled;
  }

  /** Calls {@code function}; {@code handler} gets its error, or nothing does. */
  private Varargs guarded(
      Machine machine, LuaValue function, Varargs args, @Nullable LuaValue handler) {
    LuaRuntime runtime = machine.runtime();
    int depth = runtime.depth();
    OpenLoop loop = runtime.loop();
    try {
      Varargs results = machine.invoke(function, args);
      return results == Suspension.PENDING
          ? machine.suspend(new Guard(handler, loop))
          : varargsOf(LuaValue.TRUE, results);
    } catch (Exception | Error e) {
      runtime.unwind(depth, loop);
      return failure(e, handler);
    }
  }

  private Varargs failure(Throwable thrown, @Nullable LuaValue handler) {
    LuaValue error =
        handler == null ? LuaErrors.value(thrown, host::javaError) : handle(thrown, handler);
    return varargsOf(LuaValue.FALSE, error);
  }

  private LuaValue handle(Throwable failure, LuaValue handler) {
    LuaValue error = LuaErrors.value(failure, host::javaError);
    LuaRuntime runtime = host.runtime();
    int depth = runtime.depth();
    OpenLoop loop = runtime.loop();
    Throwable outer = handled;
    handled = failure;
    try {
      for (int i = 0; i < HANDLER_LIMIT; i++) {
        try {
          return metatables.call(handler, error).arg1();
        } catch (Exception | Error e) {
          runtime.unwind(depth, loop);
          error = LuaErrors.value(e, host::javaError);
        }
      }
      return ERROR_IN_HANDLER;
    } finally {
      handled = outer;
    }
  }

  void addTo(Table globals) {
    Library.add(globals, new Pcall(), new Xpcall());
  }

  private final class Pcall extends ResumableFunction {
    Pcall() {
      super(host.runtime(), "pcall");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      return guarded(machine, Args.any(Args.at(args, 1), 1), args.subargs(2), null);
    }
  }

  private final class Xpcall extends ResumableFunction {
    Xpcall() {
      super(host.runtime(), "xpcall");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      LuaValue handler = Args.any(Args.at(args, 2), 2);
      return guarded(machine, args.arg1(), args.subargs(3), handler);
    }
  }

  /** A protected call whose function has been suspended. */
  private final class Guard extends Frame {
    private final @Nullable LuaValue handler;
    private final @Nullable OpenLoop loop;

    Guard(@Nullable LuaValue handler, @Nullable OpenLoop loop) {
      this.handler = handler;
      this.loop = loop;
    }

    @Override
    protected LuaCall call() {
      return LuaCall.JAVA;
    }

    @Override
    protected Varargs resume(Varargs results) {
      return varargsOf(LuaValue.TRUE, results);
    }

    @Override
    protected boolean catches() {
      return true;
    }

    @Override
    protected Varargs recover(Throwable error) {
      host.runtime().unwindLoops(loop);
      return failure(error, handler);
    }
  }
}
