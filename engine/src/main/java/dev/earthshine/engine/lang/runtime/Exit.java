package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What a part of a function returns to leave by a jump of that function. Never seen by Lua code. */
public final class Exit extends LuaValue {
  private final int number;

  private Exit(int number) {
    this.number = number;
  }

  /** Leaves by the exit {@code number}, which counts from 0. */
  public static LuaValue of(int number) {
    return new Exit(number);
  }

  /** The exit a part has left by; -1 if {@code results} are those of the function. */
  public static int number(Varargs results) {
    return results instanceof Exit exit ? exit.number : -1;
  }

  @Override
  public int type() {
    return TVALUE;
  }

  @Override
  public String typename() {
    return "exit";
  }
}
