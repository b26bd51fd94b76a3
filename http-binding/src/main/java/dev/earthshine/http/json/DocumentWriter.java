package dev.earthshine.http.json;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Safepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Writes one value without recursion: the containers under way are a list, which is also the path of an error. */
final class DocumentWriter {
  /** Containers between two polls. */
  private static final int POLL_EVERY = 256;

  private static final String INDENT = "  ";

  private final JsonText out = new JsonText();
  private final boolean pretty;
  private final boolean sortKeys;
  private final Safepoint safepoint;
  private final JavaValues javaValues = new JavaValues(this);

  // Mutable state
  private final List<Level> open = new ArrayList<>();
  private @Nullable Level innermost;
  private int entered;

  DocumentWriter(boolean pretty, boolean sortKeys, Safepoint safepoint) {
    this.pretty = pretty;
    this.sortKeys = sortKeys;
    this.safepoint = safepoint;
  }

  byte[] write(LuaValue root) {
    value(root);
    while (innermost != null) {
      if (!innermost.writeNext(this)) {
        leave(innermost);
      }
    }
    return out.toBytes();
  }

  void value(LuaValue value) {
    if (value instanceof LuaString string) {
      string(string.m_bytes, string.m_offset, string.m_length);
    } else if (value instanceof LuaNumber number) {
      number(number);
    } else if (value instanceof LuaTable table) {
      enter(TableShape.level(table, this));
    } else if (value.isboolean()) {
      out.add(value.toboolean() ? "true" : "false");
    } else if (value.isnil() || value == NullValue.NULL) {
      out.add("null");
    } else if (value instanceof LuaUserdata userdata) {
      javaValues.write(userdata.touserdata());
    } else {
      throw refuse("a " + value.typename() + " has no JSON form");
    }
  }

  /** Writes a value that is Lua's or Java's. */
  void any(@Nullable Object value) {
    if (value instanceof LuaValue lua) {
      value(lua);
    } else {
      javaValues.write(value);
    }
  }

  void string(byte[] bytes, int offset, int length) {
    if (!out.string(bytes, offset, offset + length)) {
      throw refuse("the string is not UTF-8");
    }
  }

  private void number(LuaNumber number) {
    if (number instanceof LuaInteger integer) {
      out.integer(integer.v);
    } else if (number instanceof ExactNumber) {
      out.add(number.tojstring());
    } else {
      number(number.todouble());
    }
  }

  void number(double number) {
    if (!Double.isFinite(number)) {
      throw refuse(
          Double.isNaN(number)
              ? "not a number (nan) has no JSON form"
              : "infinity has no JSON form");
    }
    NumberText.add(number, out);
  }

  /** Writes text that is JSON. */
  void plain(String json) {
    out.add(json);
  }

  // Containers

  void enter(Level level) {
    for (Level outer : open) {
      if (outer.container() == level.container()) {
        throw refuse("it contains itself");
      }
    }
    if (open.size() == Json.MAX_DEPTH) {
      throw refuse("nested deeper than " + Json.MAX_DEPTH);
    }
    if (++entered % POLL_EVERY == 0) {
      safepoint.poll();
    }
    open.add(level);
    innermost = level;
    out.add(level.isList() ? '[' : '{');
  }

  private void leave(Level level) {
    open.remove(open.size() - 1);
    innermost = open.isEmpty() ? null : open.get(open.size() - 1);
    if (pretty && !level.isEmpty()) {
      newLine();
    }
    out.add(level.isList() ? ']' : '}');
  }

  /** Whether {@code level} is the innermost that is open. */
  boolean isIn(Level level) {
    return innermost == level;
  }

  /** Writes what stands between two members, or before the first. */
  void separate(boolean first) {
    if (!first) {
      out.add(',');
    }
    if (pretty) {
      newLine();
    }
  }

  private void newLine() {
    out.add('\n');
    for (int i = 0; i < open.size(); i++) {
      out.add(INDENT);
    }
  }

  /** Writes what stands before a member's value. */
  void member(boolean first, LuaString name) {
    separate(first);
    if (!out.string(name.m_bytes, name.m_offset, name.m_offset + name.m_length)) {
      throw refuse("the key is not UTF-8");
    }
    out.add(':');
    if (pretty) {
      out.add(' ');
    }
  }

  boolean sortKeys() {
    return sortKeys;
  }

  /** The error for the value that is being written. */
  JsonEncodingException refuse(String rule) {
    PathText path = new PathText();
    for (Level level : open) {
      level.addStep(path);
    }
    return new JsonEncodingException(path.toString(), rule);
  }

  /** The text of a key in an error. */
  static String keyText(LuaValue key) {
    return key instanceof LuaString string ? "'" + LuaStrings.text(string) + "'" : key.tojstring();
  }
}
