package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;

/** The result of a call that has been suspended. Never seen by Lua code. */
public final class Suspension extends LuaValue {
  /** The one instance. */
  public static final LuaValue PENDING = new Suspension();

  private Suspension() {}

  @Override
  public int type() {
    return TVALUE;
  }

  @Override
  public String typename() {
    return "suspension";
  }
}
