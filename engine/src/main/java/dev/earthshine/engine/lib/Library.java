package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;

/** Makes a library's table. */
final class Library {
  private Library() {}

  /** A new table of functions under their names. */
  static Table table(JavaFunction... functions) {
    Table table = new Table(0, functions.length);
    add(table, functions);
    return table;
  }

  static void add(Table table, JavaFunction... functions) {
    for (JavaFunction function : functions) {
      table.rawset(LuaStrings.of(function.name()), function);
    }
  }
}
