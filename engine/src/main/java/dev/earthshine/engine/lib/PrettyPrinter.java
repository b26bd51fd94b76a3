package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Safepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Writes values for people: a table with its content, nested and sorted by key, whether it has a {@code __tostring} or
 * not; a table within itself as {@code <cycle>}; any other value by {@code tostring}. A short table stays on one line.
 */
final class PrettyPrinter {
  private static final int LINE = 72;

  /** Deeper tables are cut off, so that the printer stays clear of the Java stack's end. */
  private static final int DEEPEST = 100;

  private static final Comparator<LuaValue> BY_KEY =
      Comparator.comparingInt(PrettyPrinter::rank).thenComparing(PrettyPrinter::compareAlike);

  private final Metatables metatables;
  private final Safepoint safepoint;
  private final Bytes out;
  private final Set<LuaValue> open = Collections.newSetFromMap(new IdentityHashMap<>());

  PrettyPrinter(Metatables metatables, Safepoint safepoint, Bytes out) {
    this.metatables = metatables;
    this.safepoint = safepoint;
    this.out = out;
  }

  /** Writes {@code value}; a string as it is. */
  void print(LuaValue value) {
    if (value instanceof LuaString string) {
      out.add(string);
    } else {
      nested(value, 0);
    }
  }

  private void nested(LuaValue value, int depth) {
    if (value instanceof LuaTable table) {
      if (open.contains(table)) {
        out.add("<cycle>");
      } else if (depth == DEEPEST) {
        out.add("{...}");
      } else {
        open.add(table);
        table(table, depth);
        open.remove(table);
      }
    } else if (value instanceof LuaString string) {
      quote(string);
    } else {
      out.add(metatables.text(value));
    }
  }

  private void table(LuaTable table, int depth) {
    safepoint.poll();
    List<LuaValue> keys = keys(table);
    if (keys.isEmpty()) {
      out.add("{}");
      return;
    }
    int start = out.length();
    if (keys.stream().noneMatch(key -> table.rawget(key) instanceof LuaTable)) {
      out.add('{');
      entries(table, keys, depth, false);
      out.add('}');
      if (out.length() - start + 2 * depth <= LINE) {
        return;
      }
      out.cut(start);
    }
    out.add("{\n");
    entries(table, keys, depth + 1, true);
    out.add('\n');
    out.repeat(' ', 2 * depth);
    out.add('}');
  }

  private void entries(LuaTable table, List<LuaValue> keys, int depth, boolean lines) {
    String separator = "";
    int expected = 1;
    for (LuaValue key : keys) {
      out.add(separator);
      separator = lines ? ",\n" : ", ";
      out.repeat(' ', lines ? 2 * depth : 0);
      if (key instanceof LuaNumber && key.todouble() == expected) {
        expected++;
      } else {
        key(key);
        out.add(" = ");
      }
      nested(table.rawget(key), depth);
    }
  }

  private void key(LuaValue key) {
    if (key instanceof LuaString string && isName(string)) {
      out.add(string);
      return;
    }
    out.add('[');
    if (key instanceof LuaString string) {
      quote(string);
    } else {
      out.add(metatables.text(key));
    }
    out.add(']');
  }

  private void quote(LuaString string) {
    out.add('"');
    for (int i = 0; i < string.length(); i++) {
      int b = string.luaByte(i);
      switch (b) {
        case '"' -> out.add("\\\"");
        case '\\' -> out.add("\\\\");
        case '\n' -> out.add("\\n");
        case '\r' -> out.add("\\r");
        case '\t' -> out.add("\\t");
        default -> {
          if (b < ' ' || b == 0x7f) {
            out.add("\\" + (b < 10 ? "00" : b < 100 ? "0" : "") + b);
          } else {
            out.add(b);
          }
        }
      }
    }
    out.add('"');
  }

  private static List<LuaValue> keys(LuaTable table) {
    List<LuaValue> keys = new ArrayList<>();
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      keys.add(entry.arg1());
      entry = table.next(entry.arg1());
    }
    keys.sort(BY_KEY);
    return keys;
  }

  private static int rank(LuaValue key) {
    return switch (key.type()) {
      case LuaValue.TNUMBER -> 0;
      case LuaValue.TSTRING -> 1;
      case LuaValue.TBOOLEAN -> 2;
      default -> 3;
    };
  }

  private static int compareAlike(LuaValue left, LuaValue right) {
    if (left instanceof LuaString a && right instanceof LuaString b) {
      return LuaStrings.compare(a, b);
    }
    if (left instanceof LuaNumber) {
      return Double.compare(left.todouble(), right.todouble());
    }
    return Boolean.compare(left.toboolean(), right.toboolean());
  }

  private static boolean isName(LuaString string) {
    String text = LuaStrings.text(string);
    return text.matches("[A-Za-z_][A-Za-z0-9_]*") && !Words.RESERVED.contains(text);
  }

  /** The words that are no names in Lua. */
  private static final class Words {
    static final Set<String> RESERVED = Set.of(
        "and",
        "break",
        "do",
        "else",
        "elseif",
        "end",
        "false",
        "for",
        "function",
        "goto",
        "if",
        "in",
        "local",
        "nil",
        "not",
        "or",
        "repeat",
        "return",
        "then",
        "true",
        "until",
        "while");
  }
}
