package dev.earthshine.engine.interop;

import dev.earthshine.LuaCallable;
import org.luaj.vm2.Varargs;

/** A {@link LuaCallable} that a host implements, or that belongs to another Lua state, as a function in this one. */
final class HostFunction extends VariadicFunction {
  private final Values values;
  final LuaCallable callable;

  HostFunction(Values values, LuaCallable callable) {
    this.values = values;
    this.callable = callable;
  }

  @Override
  public Varargs invoke(Varargs args) {
    Object result;
    try {
      result = callable.call(values.toJavaAll(args));
    } catch (RuntimeException | Error e) {
      throw values.failure(e);
    }
    return result instanceof Object[] several ? values.toLuaAll(several) : values.toLua(result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostFunction function && function.callable == callable;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(callable);
  }
}
