package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua function of no parameters. Subclasses have the body in {@code call} of just so many arguments. */
public abstract class Function0 extends CompiledFunction {
  protected Function0(LuaRuntime runtime, Prototype prototype) {
    super(runtime, prototype);
  }

  @Override
  public abstract LuaValue call();

  @Override
  public final LuaValue call(LuaValue a) {
    return call();
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return call();
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return call();
  }

  @Override
  public Varargs run(Varargs arguments) {
    return call();
  }
}
