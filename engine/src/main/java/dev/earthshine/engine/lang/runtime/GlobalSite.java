package dev.earthshine.engine.lang.runtime;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * One place in the program that reads or writes a global variable. It remembers where the table of globals had it last.
 *
 * <p>Shared by all threads that run the chunk; as with {@link FieldSite}, a race costs a look-up at worst.
 */
public final class GlobalSite {
  private final LuaString key;
  private final FieldSite field;
  // Mutable state: hints
  private int place;
  private LuaString seen;

  /** A place that accesses {@code key}; {@code what} describes the environment for error messages. */
  public GlobalSite(LuaString key, @Nullable String what) {
    this.key = key;
    this.field = new FieldSite(key, what);
    this.seen = key;
  }

  /** The value of the variable in {@code environment}. */
  public LuaValue get(Machine m, LuaValue environment) {
    if (environment instanceof GlobalTable globals) {
      GlobalVariable variable = globals.at(place, seen);
      if (variable == null) {
        variable = find(globals);
      }
      LuaValue value = variable == null ? LuaValue.NIL : variable.get();
      if (value != LuaValue.NIL) {
        return value;
      }
    }
    return field.get(m, environment);
  }

  /** Sets the variable in {@code environment}; the result is that of {@link Index#set}. */
  public LuaValue set(Machine m, LuaValue environment, LuaValue value) {
    if (environment instanceof GlobalTable globals && globals.getmetatable() == null) {
      GlobalVariable variable = globals.at(place, seen);
      if (variable == null) {
        variable = find(globals);
      }
      if (variable != null) {
        variable.set(value);
        return LuaValue.NIL;
      }
    }
    return field.set(m, environment, value);
  }

  private @Nullable GlobalVariable find(GlobalTable globals) {
    GlobalVariable variable = globals.variable(key);
    if (variable != null) {
      place = globals.place(variable);
      seen = variable.key();
    }
    return variable;
  }
}
