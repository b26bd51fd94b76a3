package dev.earthshine.engine.value;

import java.util.regex.Pattern;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A table on one short line, such as {@code {code = 404, reasons = {"gone"}}}, for the message of an error that was raised
 * with it. Calls no Lua code.
 */
public final class BriefText {
  private static final int LONGEST = 200;
  private static final int DEEPEST = 4;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final StringBuilder text = new StringBuilder();

  private BriefText() {}

  /** {@code table} as written in Lua, cut off after some 200 characters. */
  public static String of(LuaTable table) {
    BriefText brief = new BriefText();
    brief.add(table, 0);
    return brief.isFull() ? brief.text.substring(0, LONGEST) + "..." : brief.text.toString();
  }

  private boolean isFull() {
    return text.length() > LONGEST;
  }

  private void add(LuaValue value, int depth) {
    if (value instanceof LuaTable table) {
      addTable(table, depth);
    } else if (value instanceof LuaString string) {
      quote(string);
    } else if (value instanceof LuaNumber) {
      text.append(LuaStrings.text(LuaNumbers.text(value)));
    } else {
      text.append(value.isnil() || value.isboolean() ? value.tojstring() : value.typename());
    }
  }

  /** A table that is within itself ends at the depth. */
  private void addTable(LuaTable table, int depth) {
    if (depth == DEEPEST) {
      text.append("{...}");
      return;
    }
    text.append('{');
    int next = 1;
    String separator = "";
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil() && !isFull()) {
      LuaValue key = entry.arg1();
      text.append(separator);
      separator = ", ";
      if (key instanceof LuaNumber && key.todouble() == next) {
        next++;
      } else {
        addKey(key, depth);
      }
      add(entry.arg(2), depth + 1);
      entry = table.next(key);
    }
    text.append('}');
  }

  private void addKey(LuaValue key, int depth) {
    if (key instanceof LuaString string && NAME.matcher(LuaStrings.text(string)).matches()) {
      text.append(LuaStrings.text(string));
    } else {
      text.append('[');
      add(key, depth + 1);
      text.append(']');
    }
    text.append(" = ");
  }

  private void quote(LuaString string) {
    text.append('"');
    String shown = LuaStrings.text(string);
    for (int i = 0; i < shown.length() && !isFull(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' ? '?' : c);
      }
    }
    text.append('"');
  }
}
