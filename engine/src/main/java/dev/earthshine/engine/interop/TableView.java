package dev.earthshine.engine.interop;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;

/** A Java collection that shows a Lua table as it is now. */
interface TableView {
  /** The state the table belongs to. */
  Values owner();

  /** The table itself. */
  LuaTable table();

  /** What holds the globals of the evaluation that gave the table away. */
  @Nullable
  Object anchor();
}
