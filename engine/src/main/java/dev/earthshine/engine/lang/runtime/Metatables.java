package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Which metatable a value has, and what is in it. */
public final class Metatables {
  private Metatables() {}

  /** The metatable of {@code value} in this state, null if there is none. */
  public static @Nullable LuaTable of(LuaRuntime runtime, LuaValue value) {
    if (value instanceof Table table) {
      return table.metatable();
    }
    if (value instanceof LuaTable || value instanceof LuaUserdata) {
      return value.getmetatable() instanceof LuaTable table ? table : null;
    }
    int type = value.type();
    return type >= 0 && type <= LuaValue.TTHREAD ? runtime.metatable(type) : null;
  }

  /** The metamethod {@code event} of {@code value}, nil if there is none. */
  public static LuaValue handler(LuaRuntime runtime, LuaValue value, Event event) {
    LuaTable metatable = of(runtime, value);
    if (metatable instanceof Table table) {
      return table.heritage(runtime.classes()).handler(event);
    }
    return metatable == null ? LuaValue.NIL : metatable.rawget(event.key());
  }

  /** The metamethod of the first operand that has one. */
  static LuaValue handler(LuaRuntime runtime, LuaValue a, LuaValue b, Event event) {
    LuaValue handler = handler(runtime, a, event);
    return handler.isnil() ? handler(runtime, b, event) : handler;
  }
}
