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
  private final PatternCache patterns;

  Substitution(Metatables metatables, LibraryHost host, PatternCache patterns) {
    this.metatables = metatables;
    this.host = host;
    this.patterns = patterns;
  }

  Varargs gsub(Varargs args) {
    LuaString string = Args.string(Args.at(args, 1), 1);
    LuaString pattern = Args.string(Args.at(args, 2), 2);
    LuaValue replacement = replacement(Args.at(args, 3));
    long most = Args.optInteger(Args.at(args, 4), 4, -1);
    PatternMatcher matcher = new PatternMatcher(patterns.get(pattern), string, host.safepoint());
    if (most == 0 || !matcher.find(0)) {
      return LuaValue.varargsOf(string, LuaValue.ZERO);
    }
    Bytes out = new Bytes(string.length() + 16);
    int count = 0;
    int from = 0;
    do {
      int start = matcher.start();
      out.add(string.m_bytes, string.m_offset + from, start - from);
      count++;
      replace(string, matcher, replacement, out);
      from = matcher.end();
      if (from == start) {
        if (from == string.length()) {
          break;
        }
        out.add(string.luaByte(from++));
      }
    } while (!matcher.anchored() && count != most && matcher.find(from));
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

  private void replace(LuaString string, PatternMatcher matcher, LuaValue replacement, Bytes out) {
    if (replacement instanceof LuaString template) {
      fill(template, string, matcher, out);
      return;
    }
    LuaValue value = replacement instanceof LuaTable table
        ? table.get(matcher.capture(0))
        : metatables.call(replacement, matcher.results()).arg1();
    if (value instanceof LuaString text) {
      out.add(text);
    } else if (value instanceof LuaNumber) {
      out.addNumber(value);
    } else if (value.toboolean()) {
      throw RaisedError.here("invalid replacement value (a " + value.typename() + ")");
    } else {
      addMatch(string, matcher, out);
    }
  }

  private static void fill(
      LuaString template, LuaString string, PatternMatcher matcher, Bytes out) {
    byte[] bytes = template.m_bytes;
    int end = template.m_offset + template.m_length;
    int from = template.m_offset;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '%') {
        out.add(bytes, from, i - from);
        int escaped = ++i < end ? bytes[i] : -1;
        if (escaped == '%') {
          out.add('%');
        } else if (escaped == '0') {
          addMatch(string, matcher, out);
        } else if (CharClasses.isDigit(escaped)) {
          out.add(Args.string(matcher.capture(escaped - '1'), 1));
        } else {
          throw RaisedError.here("invalid use of '%' in replacement string");
        }
        from = i + 1;
      }
    }
    out.add(bytes, from, end - from);
  }

  private static void addMatch(LuaString string, PatternMatcher matcher, Bytes out) {
    out.add(string.m_bytes, string.m_offset + matcher.start(), matcher.end() - matcher.start());
  }
}
