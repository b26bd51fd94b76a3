package dev.earthshine.engine.value;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** A table that refuses every change once it is frozen, so that Lua states may share it. */
public final class FrozenTable extends LuaTable {
  // Mutable state
  private boolean frozen;

  /** Ends the making of this table, and returns it. */
  public FrozenTable freeze() {
    frozen = true;
    return this;
  }

  @Override
  public void rawset(int key, LuaValue value) {
    checkOpen();
    super.rawset(key, value);
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    checkOpen();
    super.rawset(key, value);
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    checkOpen();
    super.hashset(key, value);
  }

  @Override
  public LuaValue setmetatable(LuaValue metatable) {
    checkOpen();
    return super.setmetatable(metatable);
  }

  private void checkOpen() {
    if (frozen) {
      throw RaisedError.here("attempt to change a read-only table");
    }
  }
}
