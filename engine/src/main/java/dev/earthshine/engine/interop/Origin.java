package dev.earthshine.engine.interop;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;

/**
 * Where a view of a table comes from.
 *
 * @param table the table
 * @param anchor what held the globals of the evaluation that gave it away
 */
public record Origin(LuaTable table, @Nullable Object anchor) {
  /** The origin of {@code object}, or null where that is no view of a table. */
  public static @Nullable Origin of(@Nullable Object object) {
    return object instanceof TableView view ? new Origin(view.table(), view.anchor()) : null;
  }
}
