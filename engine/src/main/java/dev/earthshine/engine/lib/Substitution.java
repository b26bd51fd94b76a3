package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.RaisedError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code string.gsub}. */
final class Substitution {
  private final Metatables metatables;
  private final LibraryHost host;

  Substitution(Metatables metatables, LibraryHost host) {
    this.metatables = metatables;
    this.host = host;
  }

  Varargs gsub(Varargs args) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    LuaString pattern = Args.string(Args.at(args, 2), 2);
    LuaValue replacement = replacement(Args.at(args, 3));
    long most = Args.optInteger(Args.at(args, 4), 4, -1);
    LuaPattern matcher = new LuaPattern(string, pattern, true, host.safepoint());
    Bytes out = new Bytes(string.length());
    int count = 0;
    int from = 0;
    while (most < 0 || count < most) {
      int start = matcher.find(from);
      if (start < 0) {
        break;
      }
      out.add(string.m_bytes, string.m_offset + from, start - from);
      count++;
      replace(string, matcher, start, replacement, out);
      from = matcher.end();
      if (from == start) {
        if (from == string.length()) {
          break;
        }
        out.add(string.luaByte(from++));
      }
      if (matcher.anchored()) {
        break;
      }
    }
    if (count == 0) {
      return LuaValue.varargsOf(string, LuaValue.ZERO);
    }
    out.add(string.m_bytes, string.m_offset + from, string.m_length - from);
    return LuaValue.varargsOf(out.toLuaString(), LuaValue.valueOf(count));
  }

  private static LuaValue replacement(LuaValue value) {
    if (value instanceof LuaNumber) {
      return LuaNumbers.text(value);
    }
    if (value instanceof LuaString || value instanceof LuaTable || value instanceof LuaFunction) {
      return value;
    }
    throw Args.refuse(3, "string/function/table expected");
  }

  private void replace(
      LuaString string, LuaPattern matcher, int start, LuaValue replacement, Bytes out) {
    if (replacement instanceof LuaString template) {
      fill(template, string, matcher, start, out);
      return;
    }
    LuaValue value = replacement instanceof LuaTable table
        ? table.get(matcher.capture(0, start))
        : metatables.call(replacement, matcher.results(start)).arg1();
    if (value instanceof LuaString text) {
      out.add(text);
    } else if (value instanceof LuaNumber) {
      out.add(LuaNumbers.text(value));
    } else if (value.toboolean()) {
      throw RaisedError.here("invalid replacement value (a " + value.typename() + ")");
    } else {
      out.add(string.m_bytes, string.m_offset + start, matcher.end() - start);
    }
  }

  private static void fill(
      LuaString template, LuaString string, LuaPattern matcher, int start, Bytes out) {
    for (int i = 0; i < template.length(); i++) {
      int b = template.luaByte(i);
      if (b != '%') {
        out.add(b);
        continue;
      }
      int escaped = ++i < template.length() ? template.luaByte(i) : -1;
      if (escaped == '%') {
        out.add('%');
      } else if (escaped == '0') {
        out.add(string.m_bytes, string.m_offset + start, matcher.end() - start);
      } else if (CharClasses.isDigit(escaped)) {
        out.add(Args.string(matcher.capture(escaped - '1', start), 1));
      } else {
        throw RaisedError.here("invalid use of '%' in replacement string");
      }
    }
  }
}
