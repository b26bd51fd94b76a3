package dev.earthshine.engine.interop;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A function that takes its arguments as one list, however many the caller passes. */
abstract class VariadicFunction extends LuaFunction {
  @Override
  public final LuaValue call() {
    return invoke(NONE).arg1();
  }

  @Override
  public final LuaValue call(LuaValue a) {
    return invoke(a).arg1();
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return invoke(varargsOf(a, b)).arg1();
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return invoke(varargsOf(a, b, c)).arg1();
  }

  @Override
  public abstract Varargs invoke(Varargs args);
}
