package dev.earthshine.engine.value;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Maps, lists and arrays of the host, for code that reads Lua tables. */
public final class HostTables {
  private HostTables() {}

  /** A table with what is in {@code value} now, if that is a container of the host; any other value as it is. */
  public static LuaValue plain(LuaValue value) {
    if (value instanceof LuaTable) {
      return value;
    }
    if (value instanceof Sequence list) {
      Table table = new Table(list.size(), 0);
      for (int i = 1; i <= list.size(); i++) {
        table.rawset(i, list.element(i));
      }
      return table;
    }
    return value instanceof Traversal map ? copy(map) : value;
  }

  private static Table copy(Traversal map) {
    Table table = new Table(0, 8);
    Varargs entry = map.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      table.rawset(entry.arg1(), entry.arg(2));
      entry = map.next(entry.arg1());
    }
    return table;
  }
}
