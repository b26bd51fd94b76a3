package dev.earthshine.engine.lang.runtime;

import dev.earthshine.spi.WaitingFunction;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls made by code that can be suspended. */
public final class Resumption {
  private Resumption() {}

  /** Calls {@code function} and the tail calls it ends in; {@link Suspension#PENDING} if one was suspended. */
  public static Varargs start(Machine m, LuaFunction function, Varargs arguments) {
    Varargs done = once(m, function, arguments);
    while (done instanceof TailCall tail) {
      done = once(m, tail.function, tail.arguments);
    }
    return done;
  }

  /** The result of {@code return function(arguments)}. */
  public static Varargs tail(Machine m, LuaFunction function, Varargs arguments) {
    return function instanceof CompiledFunction
        ? new TailCall(function, arguments)
        : start(m, function, arguments);
  }

  private static Varargs once(Machine m, LuaFunction function, Varargs arguments) {
    if (function instanceof CompiledFunction compiled) {
      LuaRuntime runtime = m.runtime();
      if (runtime.enter()) {
        runtime.leave();
        return ((Strand) m).spill(function, arguments);
      }
      Varargs results = compiled.prototype().resumable().run(compiled, m, arguments, null);
      runtime.leave();
      return results;
    }
    if (function instanceof ResumableFunction resumable) {
      return resumable.startNamed(m, arguments);
    }
    if (function instanceof WaitingFunction waiting) {
      return Fiber.wait(m, waiting.begin(arguments));
    }
    if (function instanceof CallThrough call) {
      return start(m, call.handler(), LuaValue.varargsOf(call.target(), arguments));
    }
    return function.invoke(arguments);
  }
}
