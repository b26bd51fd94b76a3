package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The call of a value that is no function, once its arguments are known. */
final class CallThrough extends LuaFunction {
  private final Machine machine;
  private final LuaValue target;
  private final @Nullable String what;

  CallThrough(Machine machine, LuaValue target, @Nullable String what) {
    this.machine = machine;
    this.target = target;
    this.what = what;
  }

  LuaValue target() {
    return target;
  }

  /** The metamethod, or the error that there is none. */
  LuaFunction handler() {
    if (Metatables.handler(machine.runtime(), target, Event.CALL) instanceof LuaFunction function) {
      return function;
    }
    throw Errors.operand("call", target, what);
  }

  @Override
  public LuaValue call() {
    return handler().call(target);
  }

  @Override
  public LuaValue call(LuaValue a) {
    return handler().call(target, a);
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b) {
    return handler().call(target, a, b);
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return Calls.first(invoke(varargsOf(a, b, c)));
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    return handler().invoke(varargsOf(target, arguments));
  }
}
