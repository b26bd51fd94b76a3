package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua function of two parameters. Subclasses have the body in {@code call} of just so many arguments. */
public abstract class Function2 extends CompiledFunction {
  protected Function2(LuaRuntime runtime, Prototype prototype) {
    super(runtime, prototype);
  }

  @Override
  public final LuaValue call() {
    return call(NIL, NIL);
  }

  @Override
  public final LuaValue call(LuaValue a) {
    return call(a, NIL);
  }

  @Override
  public abstract LuaValue call(LuaValue a, LuaValue b);

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return call(a, b);
  }

  @Override
  public Varargs run(Varargs arguments) {
    return call(arguments.arg1(), arguments.arg(2));
  }
}
