package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * The way to a value in a JSON document, as error messages write it: {@code $.items[2].name}, counted from 1 as Lua does; the
 * {@code $} may be left out, and {@code ["a name"]} takes any name.
 *
 * @param steps names and positions, from the outside in
 */
record JsonPath(List<LuaValue> steps) {
  /** The way to the whole document. */
  static final JsonPath ROOT = new JsonPath(List.of());

  private static final Pattern STEP = Pattern.compile(
      "\\.?(?<name>[^.\\[\\]\"]+)|\\[(?<position>[1-9][0-9]{0,8})]|\\[\"(?<quoted>[^\"]*)\"]");

  /** Reads a path; anything else is a bad argument. */
  static JsonPath of(String text) {
    List<LuaValue> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int at = text.startsWith("$") ? 1 : 0;
    while (at < text.length()) {
      boolean found = step.find(at) && step.start() == at;
      if (!found || (at > 0 && step.group("name") != null && !isMember(text, at))) {
        throw Args.refuse(
            1, "path '" + text + "' is not of the form a.b[1] at position " + (at + 1));
      }
      steps.add(step(step));
      at = step.end();
    }
    return new JsonPath(steps);
  }

  /** Whether a name may stand at {@code at}: behind a dot, or in front of everything. */
  private static boolean isMember(String text, int at) {
    return text.charAt(at) == '.';
  }

  private static LuaValue step(Matcher step) {
    if (step.group("position") != null) {
      return LuaValue.valueOf(Integer.parseInt(step.group("position")));
    }
    String name = step.group("name");
    return LuaStrings.of(name == null ? step.group("quoted") : name);
  }

  /** The value this path leads to in {@code document}; nil where it leads nowhere. */
  LuaValue in(LuaValue document) {
    LuaValue value = document;
    for (LuaValue step : steps) {
      value = value instanceof LuaTable table ? table.rawget(step) : LuaValue.NIL;
    }
    return value;
  }
}
