package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.JavaFunction;
import org.luaj.vm2.Varargs;

/**
 * A function written in Java that may be suspended while Lua code it called is.
 *
 * <p>Its {@link #start} gets the machine to call Lua functions with. If such a call returns {@link Suspension#PENDING},
 * {@code start} returns {@link Machine#suspend} of a {@link Frame} that goes on with the results; if there is nothing left
 * to do, it may return the pending result itself.
 */
public abstract class ResumableFunction extends JavaFunction {
  private final LuaRuntime runtime;

  /** A function of one state, known by {@code name} in error messages. */
  protected ResumableFunction(LuaRuntime runtime, String name) {
    super(name);
    this.runtime = runtime;
  }

  /** Runs the function; {@code machine} decides whether it can be suspended. */
  protected abstract Varargs start(Machine machine, Varargs arguments);

  @Override
  protected final Varargs run(Varargs arguments) {
    return start(runtime, arguments);
  }

  /** As {@link #start}, from code that can be suspended. */
  final Varargs startNamed(Machine machine, Varargs arguments) {
    return attributed(() -> start(machine, arguments));
  }
}
