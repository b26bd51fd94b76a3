package dev.earthshine.engine.script;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.util.Arrays;
import java.util.List;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The command-line arguments a host gives under {@link ScriptEngine#ARGV}, as Lua has them.
 *
 * @param values the {@code ...} of the chunk
 * @param table the table {@code arg}, whose 0 is the name of the script's file; nil where the host gives no arguments
 */
record Arguments(Varargs values, LuaValue table) {
  private static final Arguments NONE = new Arguments(LuaValue.NONE, LuaValue.NIL);

  static Arguments of(ScriptContext scopes) {
    List<?> given = list(scopes.getAttribute(ScriptEngine.ARGV));
    if (given == null) {
      return NONE;
    }
    LuaValue[] values = new LuaValue[given.size()];
    Table table = new Table(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = text(given.get(i));
      table.rawset(i + 1, values[i]);
    }
    table.rawset(0, text(scopes.getAttribute(ScriptEngine.FILENAME)));
    return new Arguments(LuaValue.varargsOf(values), table);
  }

  private static @Nullable List<?> list(@Nullable Object given) {
    if (given instanceof Object[] array) {
      return Arrays.asList(array);
    }
    return given instanceof List<?> list ? list : null;
  }

  private static LuaValue text(@Nullable Object argument) {
    return argument == null ? LuaValue.NIL : LuaStrings.of(argument.toString());
  }
}
