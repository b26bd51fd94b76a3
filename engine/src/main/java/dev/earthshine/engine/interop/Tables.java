package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Whether a Lua table is a list or a map to Java. */
final class Tables {
  private Tables() {}

  /** Whether {@code table} leaves Lua as a list: it was declared one, or its keys are exactly 1..n with n at least 1. */
  static boolean isList(LuaTable table) {
    if (table instanceof Table declared && declared.kind() != Table.Kind.PLAIN) {
      return declared.kind() == Table.Kind.ARRAY;
    }
    return table.rawlen() > 0 && isSequence(table);
  }

  /** Whether {@code table} has no other keys than 1..n; an empty one has none. */
  static boolean isSequence(LuaTable table) {
    int length = table.rawlen();
    int count = 0;
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      LuaValue key = entry.arg1();
      if (!key.isinttype() || key.toint() < 1 || key.toint() > length) {
        return false;
      }
      count++;
      entry = table.next(key);
    }
    return count == length;
  }
}
