package dev.earthshine.engine.interop;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Copies Lua tables into collections of the JDK, each table once: shared tables and cycles stay what they are. */
final class PlainCopy {
  private final Values values;
  private final IdentityHashMap<LuaTable, Object> copies = new IdentityHashMap<>();

  PlainCopy(Values values) {
    this.values = values;
  }

  private Object copy(LuaTable table) {
    Object made = copies.get(table);
    if (made != null) {
      return made;
    }
    return Tables.isList(table) ? list(table) : map(table);
  }

  List<@Nullable Object> list(LuaTable table) {
    int size = table.rawlen();
    List<@Nullable Object> list = new ArrayList<>(size);
    copies.put(table, list);
    for (int i = 1; i <= size; i++) {
      list.add(value(table.rawget(i)));
    }
    return list;
  }

  Map<@Nullable Object, @Nullable Object> map(LuaTable table) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    copies.put(table, map);
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      map.put(value(entry.arg1()), value(entry.arg(2)));
      entry = table.next(entry.arg1());
    }
    return map;
  }

  private @Nullable Object value(LuaValue value) {
    return value instanceof LuaTable table ? copy(table) : values.toJava(value);
  }
}
