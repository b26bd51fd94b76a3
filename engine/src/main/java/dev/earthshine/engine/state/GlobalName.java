package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.Values;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** The name of a global as an attribute, and the last value met under it on both sides. */
final class GlobalName {
  final String text;

  // Mutable state
  private @Nullable Object java;
  private LuaValue lua = LuaValue.NIL;

  GlobalName(String text) {
    this.text = text;
  }

  /**
   * The Lua value for the attribute {@code value}; the conversion of the last one is remembered.
   *
   * @param own whether the Bindings are ours; a host's must not be reached from here, and its objects may reach them
   */
  LuaValue toLua(Object value, Values values, boolean own) {
    if (value == java) {
      return lua;
    }
    LuaValue converted = values.toLua(value);
    if (isScalar(value) || (own && lasts(converted))) {
      java = value;
      lua = converted;
    }
    return converted;
  }

  /** Remembers what a script wrote. */
  void wrote(@Nullable Object value, LuaValue original) {
    java = value;
    lua = original;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Integer
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof Long;
  }

  /** Whether the same Java object will always be this Lua value: text and bytes of a host may change. */
  private static boolean lasts(LuaValue converted) {
    return converted instanceof LuaUserdata || converted.isfunction() || converted.istable();
  }
}
