package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.runtime.GlobalVariable;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** A global that is an attribute of some scope, and the last value met under its name on both sides. */
final class GlobalName extends GlobalVariable {
  final String text;

  private final ScopeTable scopes;
  // Mutable state
  private @Nullable Object java;
  private LuaValue lua = LuaValue.NIL;
  private @Nullable LuaBindings bindings;
  private Entries.@Nullable Place place;

  GlobalName(LuaString key, String text, ScopeTable scopes) {
    super(key);
    this.text = text;
    this.scopes = scopes;
  }

  @Override
  public LuaValue get() {
    Entries.Place known = place;
    if (known != null && isCurrent(known)) {
      Object value = known.value();
      if (value != null && value == java) {
        return lua;
      }
    }
    return scopes.read(this);
  }

  @Override
  public void set(LuaValue value) {
    Entries.Place known = place;
    scopes.write(this, value, known != null && isCurrent(known) ? known : null);
  }

  private boolean isCurrent(Entries.Place known) {
    return !known.isRemoved() && scopes.isIn(bindings);
  }

  /** Remembers where our own Bindings have the attribute. */
  void found(LuaBindings where, Entries.Place at) {
    bindings = where;
    place = at;
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
