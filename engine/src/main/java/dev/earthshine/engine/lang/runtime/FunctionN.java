package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;

/** A Lua function of more than three parameters or of any number; subclasses have the body in {@code run}. */
public abstract class FunctionN extends CompiledFunction {
  protected FunctionN(LuaRuntime runtime, Prototype prototype) {
    super(runtime, prototype);
  }

  @Override
  public final LuaValue call() {
    return Calls.first(run(NONE));
  }

  @Override
  public final LuaValue call(LuaValue a) {
    return Calls.first(run(a));
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return Calls.first(run(varargsOf(a, b)));
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return Calls.first(run(varargsOf(a, b, c)));
  }
}
