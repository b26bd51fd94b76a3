package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.RaisedError;
import org.luaj.vm2.LuaString;

/** The single-character items of a Lua pattern: where each ends and which bytes it takes. */
final class PatternItems {
  private final byte[] pattern;
  private final int end;

  PatternItems(LuaString pattern) {
    this.pattern = pattern.m_bytes;
    this.end = pattern.m_offset + pattern.m_length;
  }

  /** Where the pattern ends; places in it are indexes into its array. */
  int end() {
    return end;
  }

  /** The byte at {@code p}, 0 beyond the end. */
  int at(int p) {
    return p < end ? pattern[p] & 0xff : 0;
  }

  /** Where the item that begins at {@code start} ends. */
  int endOf(int start) {
    int p = start;
    int c = at(p++);
    if (c == '%') {
      if (p >= end) {
        throw RaisedError.here("malformed pattern (ends with '%')");
      }
      return p + 1;
    }
    if (c == '[') {
      if (at(p) == '^') {
        p++;
      }
      do {
        if (p >= end) {
          throw RaisedError.here("malformed pattern (missing ']')");
        }
        if (at(p++) == '%' && p < end) {
          p++;
        }
      } while (at(p) != ']' || p >= end);
      return p + 1;
    }
    return p;
  }

  /** Whether the item from {@code p} to {@code next} takes {@code c}. */
  boolean takes(int c, int p, int next) {
    return switch (pattern[p]) {
      case '.' -> true;
      case '%' -> CharClasses.matches(c, pattern[p + 1] & 0xff);
      case '[' -> inSet(c, p, next - 1);
      default -> (pattern[p] & 0xff) == c;
    };
  }

  /** Whether {@code c} is in the set that opens at {@code start} and whose bracket closes at {@code last}. */
  boolean inSet(int c, int start, int last) {
    int p = start + 1;
    boolean positive = at(p) != '^';
    if (!positive) {
      p++;
    }
    while (p < last) {
      if (at(p) == '%') {
        if (CharClasses.matches(c, at(p + 1))) {
          return positive;
        }
        p += 2;
      } else if (at(p + 1) == '-' && p + 2 < last) {
        if (at(p) <= c && c <= at(p + 2)) {
          return positive;
        }
        p += 3;
      } else {
        if (at(p) == c) {
          return positive;
        }
        p++;
      }
    }
    return !positive;
  }
}
