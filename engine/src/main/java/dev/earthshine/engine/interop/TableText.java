package dev.earthshine.engine.interop;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.StringJoiner;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Writes Lua tables as Java's collections write themselves; a table inside itself is {@code (...)}. */
final class TableText {
  private final Values values;
  private final Set<LuaTable> open = Collections.newSetFromMap(new IdentityHashMap<>());

  TableText(Values values) {
    this.values = values;
  }

  String ofList(LuaTable table) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    open.add(table);
    int size = table.rawlen();
    for (int i = 1; i <= size; i++) {
      text.add(of(table.rawget(i)));
    }
    open.remove(table);
    return text.toString();
  }

  String ofMap(LuaTable table) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    open.add(table);
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      text.add(of(entry.arg1()) + "=" + of(entry.arg(2)));
      entry = table.next(entry.arg1());
    }
    open.remove(table);
    return text.toString();
  }

  private String of(LuaValue value) {
    if (!(value instanceof LuaTable table)) {
      return String.valueOf(values.toJava(value));
    }
    if (open.contains(table)) {
      return "(...)";
    }
    return Tables.isList(table) ? ofList(table) : ofMap(table);
  }
}
