package dev.earthshine.engine.script;

import dev.earthshine.engine.value.LuaStrings;
import java.util.Arrays;
import java.util.List;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The command-line arguments a host gives under {@link ScriptEngine#ARGV}, as the {@code ...} of the chunk. */
final class Arguments {
  private Arguments() {}

  static Varargs of(ScriptContext scopes) {
    Object given = scopes.getAttribute(ScriptEngine.ARGV);
    List<?> list = given instanceof Object[] array
        ? Arrays.asList(array)
        : given instanceof List<?> l ? l : List.of();
    LuaValue[] arguments = new LuaValue[list.size()];
    for (int i = 0; i < arguments.length; i++) {
      Object argument = list.get(i);
      arguments[i] = argument == null ? LuaValue.NIL : LuaStrings.of(argument.toString());
    }
    return LuaValue.varargsOf(arguments);
  }
}
