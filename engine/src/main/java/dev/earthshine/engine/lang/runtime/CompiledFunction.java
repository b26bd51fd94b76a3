package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.Varargs;

/** A Lua function of one state; each function of a program is a subclass. */
public abstract class CompiledFunction extends LuaFunction {
  /** The state the function belongs to. */
  public final LuaRuntime runtime;

  private final Prototype prototype;

  /** A closure of {@code prototype}; its upvalues are set by whoever makes it. */
  protected CompiledFunction(LuaRuntime runtime, Prototype prototype) {
    this.runtime = runtime;
    this.prototype = prototype;
  }

  /** What all closures of this function share. */
  public final Prototype prototype() {
    return prototype;
  }

  /** Runs the body; the result may be a tail call that is still to be made. */
  public abstract Varargs run(Varargs arguments);

  @Override
  public final Varargs invoke(Varargs arguments) {
    return Calls.finish(run(arguments));
  }

  @Override
  public final String name() {
    return prototype.name();
  }

  @Override
  public final String tojstring() {
    return "function: 0x" + String.format("%08x", System.identityHashCode(this));
  }
}
