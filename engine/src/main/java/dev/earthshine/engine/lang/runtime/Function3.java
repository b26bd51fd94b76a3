package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua function of three parameters. Subclasses have the body in {@code call} of just so many arguments. */
public abstract class Function3 extends CompiledFunction {
  protected Function3(LuaRuntime runtime, Prototype prototype) {
    super(runtime, prototype);
  }

  @Override
  public final LuaValue call() {
    return call(NIL, NIL, NIL);
  }

  @Override
  public final LuaValue call(LuaValue a) {
    return call(a, NIL, NIL);
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return call(a, b, NIL);
  }

  @Override
  public abstract LuaValue call(LuaValue a, LuaValue b, LuaValue c);

  @Override
  public Varargs run(Varargs arguments) {
    return call(arguments.arg1(), arguments.arg(2), arguments.arg(3));
  }
}
