package dev.earthshine.http;

import dev.earthshine.engine.value.FrozenTable;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.message.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Headers as a table: lower-case names, repeated values joined by {@code ", "}, looked up in any case, shown by {@code
 * print} with a line for each.
 */
final class HeadersTable {
  private static final LuaTable METATABLE = metatable();

  private HeadersTable() {}

  private static LuaTable metatable() {
    FrozenTable metatable = new FrozenTable();
    metatable.rawset(LuaValue.INDEX, JavaFunction.of2("__index", HeadersTable::lookUp));
    metatable.rawset(LuaValue.TOSTRING, JavaFunction.of1("__tostring", HeadersTable::lines));
    return metatable.freeze();
  }

  static LuaTable of(Headers headers) {
    Map<String, String> joined = new LinkedHashMap<>();
    for (Headers.Field field : headers) {
      String name = field.name().toLowerCase(Locale.ROOT);
      joined.merge(name, field.value(), (before, value) -> before + ", " + value);
    }
    Table table = new Table(0, joined.size());
    joined.forEach((name, value) -> table.rawset(LuaStrings.of(name), LuaStrings.of(value)));
    table.setmetatable(METATABLE);
    return table;
  }

  /** Reached only for keys that are not there as they were written. */
  private static LuaValue lookUp(LuaValue table, LuaValue key) {
    if (!(table instanceof LuaTable headers) || !(key instanceof LuaString name)) {
      return LuaValue.NIL;
    }
    return headers.rawget(LuaStrings.of(LuaStrings.text(name).toLowerCase(Locale.ROOT)));
  }

  private static LuaValue lines(LuaValue table) {
    StringJoiner lines = new StringJoiner("\n");
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      lines.add(text(entry.arg1()) + ": " + text(entry.arg(2)));
      entry = table.next(entry.arg1());
    }
    return LuaStrings.of(lines.toString());
  }

  private static String text(LuaValue value) {
    return value instanceof LuaString string ? LuaStrings.text(string) : value.tojstring();
  }
}
