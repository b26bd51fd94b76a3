package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A variable of a {@link GlobalTable}. It stays the one of its name until the table forgets it. */
public abstract class GlobalVariable {
  private final LuaString key;
  // Mutable state
  /** Where its table lists it, once an access site has asked. */
  int place;

  /** The variable {@code key}. */
  protected GlobalVariable(LuaString key) {
    this.key = key;
  }

  /** Its name. */
  public final LuaString key() {
    return key;
  }

  /** Its value now, metatables not consulted. */
  public abstract LuaValue get();

  /** Changes its value, metatables not consulted. */
  public abstract void set(LuaValue value);
}
