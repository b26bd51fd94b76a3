package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Writes one value without recursion: the containers under way are a list, which is also the path of an error. */
final class DocumentWriter {
  /** From here on doubles are written with an exponent, as far fewer digits than places mean anything. */
  private static final double MAX_PLAIN = 1e18;

  private static final double MIN_PLAIN = 1e-6;

  private final JsonGenerator out;
  private final boolean sortKeys;
  private final MemberName name = new MemberName();
  private final JavaValues javaValues = new JavaValues(this);
  private final List<Level> open = new ArrayList<>();

  DocumentWriter(JsonGenerator out, boolean sortKeys) {
    this.out = out;
    this.sortKeys = sortKeys;
  }

  void write(LuaValue root) throws IOException {
    value(root);
    while (!open.isEmpty()) {
      int innermost = open.size() - 1;
      if (!open.get(innermost).writeNext(this)) {
        open.remove(innermost);
      }
    }
  }

  void value(LuaValue value) throws IOException {
    if (value instanceof LuaString string) {
      string(string.m_bytes, string.m_offset, string.m_length);
    } else if (value instanceof LuaNumber number) {
      number(number);
    } else if (value instanceof LuaTable table) {
      enter(TableShape.level(table, this));
    } else if (value.isboolean()) {
      out.writeBoolean(value.toboolean());
    } else if (value.isnil() || value == NullValue.NULL) {
      out.writeNull();
    } else if (value instanceof LuaUserdata userdata) {
      javaValues.write(userdata.touserdata());
    } else {
      throw refuse("a " + value.typename() + " has no JSON form");
    }
  }

  /** Writes a value that is Lua's or Java's. */
  void any(@Nullable Object value) throws IOException {
    if (value instanceof LuaValue lua) {
      value(lua);
    } else {
      javaValues.write(value);
    }
  }

  void enter(Level level) throws IOException {
    for (Level outer : open) {
      if (outer.container() == level.container()) {
        throw refuse("it contains itself");
      }
    }
    if (open.size() == Json.MAX_DEPTH) {
      throw refuse("nested deeper than " + Json.MAX_DEPTH);
    }
    open.add(level);
    level.begin(out);
  }

  void string(byte[] bytes, int offset, int length) throws IOException {
    if (!Utf8Check.isUtf8(bytes, offset, offset + length)) {
      throw refuse("the string is not UTF-8");
    }
    out.writeUTF8String(bytes, offset, length);
  }

  private void number(LuaNumber number) throws IOException {
    if (number.isinttype()) {
      out.writeNumber(number.toint());
    } else if (number instanceof ExactNumber) {
      out.writeNumber(number.tojstring());
    } else {
      number(number.todouble());
    }
  }

  void number(double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw refuse(
          Double.isNaN(number)
              ? "not a number (nan) has no JSON form"
              : "infinity has no JSON form");
    }
    double magnitude = Math.abs(number);
    if (number == Math.rint(number) && magnitude < MAX_PLAIN && !isNegativeZero(number)) {
      out.writeNumber((long) number);
    } else {
      out.writeNumber(decimal(number, magnitude));
    }
  }

  /** As JavaScript writes it: the fewest digits that give the number back, without an exponent in the usual range. */
  private static String decimal(double number, double magnitude) {
    String shortest = NumberOutput.toString(number, true);
    if (shortest.indexOf('E') < 0) {
      return shortest;
    }
    return magnitude >= MIN_PLAIN && magnitude < MAX_PLAIN
        ? new BigDecimal(shortest).toPlainString()
        : shortest.replace(".0E", "E");
  }

  private static boolean isNegativeZero(double number) {
    return Double.doubleToRawLongBits(number) == Long.MIN_VALUE;
  }

  void fieldName(LuaString key) throws IOException {
    if (!Utf8Check.isUtf8(key.m_bytes, key.m_offset, key.m_offset + key.m_length)) {
      throw refuse("the key is not UTF-8");
    }
    name.set(key);
    out.writeFieldName(name);
  }

  JsonGenerator out() {
    return out;
  }

  boolean sortKeys() {
    return sortKeys;
  }

  /** The error for the value that is being written. */
  JsonEncodingException refuse(String rule) {
    StringBuilder path = new StringBuilder("$");
    for (Level level : open) {
      path.append(level.step());
    }
    return new JsonEncodingException(path.toString(), rule);
  }

  /** The text of a key in an error. */
  static String keyText(LuaValue key) {
    return key instanceof LuaString string ? "'" + LuaStrings.text(string) + "'" : key.tojstring();
  }
}
