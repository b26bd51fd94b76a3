package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;

/** A local variable that functions share. */
public final class Cell {
  // Mutable state
  /** The value of the variable. */
  public LuaValue value;

  private Cell(LuaValue value) {
    this.value = value;
  }

  /** A variable with its first value. */
  public static Cell of(LuaValue value) {
    return new Cell(value);
  }
}
