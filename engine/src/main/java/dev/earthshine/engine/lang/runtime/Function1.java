package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua function of one parameter. Subclasses have the body in {@code call} of just so many arguments. */
public abstract class Function1 extends CompiledFunction {
  protected Function1(LuaRuntime runtime, Prototype prototype) {
    super(runtime, prototype);
  }

  @Override
  public final LuaValue call() {
    return call(NIL);
  }

  @Override
  public abstract LuaValue call(LuaValue a);

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return call(a);
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return call(a);
  }

  @Override
  public Varargs run(Varargs arguments) {
    return call(arguments.arg1());
  }
}
