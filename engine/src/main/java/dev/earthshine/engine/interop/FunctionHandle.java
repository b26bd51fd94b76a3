package dev.earthshine.engine.interop;

import dev.earthshine.LuaCallable;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** A Lua function of one state, callable from Java. */
record FunctionHandle(Values values, @Nullable Object anchor, LuaValue function)
    implements LuaCallable {
  @Override
  public @Nullable Object call(@Nullable Object... arguments) {
    return values.enterForNullable(
        anchor, () -> values.results(function.invoke(values.toLuaAll(arguments))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionHandle handle && handle.function == function;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(function);
  }

  @Override
  public String toString() {
    return function.tojstring();
  }
}
