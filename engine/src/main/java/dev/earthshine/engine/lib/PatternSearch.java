package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.NIL;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.Safepoint;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code string.find} and {@code string.match}. */
final class PatternSearch {
  private final PatternCache patterns;
  private final Safepoint safepoint;

  PatternSearch(PatternCache patterns, Safepoint safepoint) {
    this.patterns = patterns;
    this.safepoint = safepoint;
  }

  JavaFunction match() {
    return new InlineFunction("match") {
      @Override
      protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
        PatternMatcher match = search(a, b, c);
        return match == null
            ? NIL
            : match.captures() == 0 ? match.capture(0) : match.results().arg1();
      }

      @Override
      protected Varargs run(Varargs args) {
        PatternMatcher match = search(Args.at(args, 1), Args.at(args, 2), Args.at(args, 3));
        return match == null ? NIL : match.results();
      }
    };
  }

  JavaFunction find() {
    return new InlineFunction("find") {
      @Override
      protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
        if (isPlain(b)) {
          int at = indexOf(a, b, c);
          return at < 0 ? NIL : LuaInteger.valueOf(at + 1);
        }
        PatternMatcher match = search(a, b, c);
        if (match == null) {
          return NIL;
        }
        return match.captures() == 0 ? first(match) : positions(match).arg1();
      }

      @Override
      protected Varargs run(Varargs args) {
        LuaValue string = Args.at(args, 1);
        LuaValue pattern = Args.at(args, 2);
        LuaValue start = Args.at(args, 3);
        if (args.arg(4).toboolean() || isPlain(pattern)) {
          int at = indexOf(string, pattern, start);
          return at < 0 ? NIL : range(at, at + Args.string(pattern, 2).m_length);
        }
        PatternMatcher match = search(string, pattern, start);
        return match == null ? NIL : positions(match);
      }
    };
  }

  /** Whether the pattern is text without any character of a special meaning. */
  private static boolean isPlain(LuaValue pattern) {
    if (!(pattern instanceof LuaString string)) {
      return false;
    }
    for (int i = 0; i < string.m_length; i++) {
      switch (string.m_bytes[string.m_offset + i]) {
        case '^', '$', '*', '+', '?', '.', '(', '[', '%', '-' -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }

  private int indexOf(LuaValue stringValue, LuaValue wantedValue, LuaValue start) {
    LuaString string = Args.string(stringValue, 1);
    LuaString wanted = Args.string(wantedValue, 2);
    int from = from(start, string);
    return from < 0 ? -1 : Search.indexOf(string, wanted, from, safepoint);
  }

  /** What matches, null if nothing does. */
  private @Nullable PatternMatcher search(LuaValue stringValue, LuaValue pattern, LuaValue start) {
    LuaString string = Args.string(stringValue, 1);
    PatternProgram program = patterns.get(Args.string(pattern, 2));
    int from = from(start, string);
    if (from < 0) {
      return null;
    }
    PatternMatcher matcher = new PatternMatcher(program, string, safepoint);
    return matcher.find(from) ? matcher : null;
  }

  /** The index where a search begins, -1 where that is beyond the string. */
  private static int from(LuaValue start, LuaString string) {
    int length = string.m_length;
    if (start instanceof LuaInteger integer && integer.v > 0) {
      return integer.v > length + 1L ? -1 : integer.v - 1;
    }
    long first = Math.max(1, StringLibrary.position(Args.optInteger(start, 3, 1), length));
    return first > length + 1L ? -1 : (int) first - 1;
  }

  /** The place of a match and its captures. */
  private static Varargs positions(PatternMatcher match) {
    return match.captures() == 0
        ? range(match.start(), match.end())
        : LuaValue.varargsOf(first(match), LuaInteger.valueOf(match.end()), match.results());
  }

  private static LuaValue first(PatternMatcher match) {
    return LuaInteger.valueOf(match.start() + 1);
  }

  private static Varargs range(int from, int to) {
    return LuaValue.varargsOf(LuaInteger.valueOf(from + 1), LuaInteger.valueOf(to));
  }
}
