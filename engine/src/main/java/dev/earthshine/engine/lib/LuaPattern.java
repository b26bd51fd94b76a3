package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua pattern (manual §6.4.1) matched against one subject.
 *
 * <p>Items that repeat one character loop; the Java stack grows only with captures and choices, by at most {@value
 * #DEEPEST} calls as in the reference. Positions are indexes into the subject, from 0.
 */
final class LuaPattern {
  private static final int DEEPEST = 200;
  private static final int MOST_CAPTURES = 32;
  private static final int[] NO_CAPTURES = {};
  private static final int UNFINISHED = -1;
  private static final int POSITION = -2;
  private static final int NO_MATCH = -1;
  private static final int STEPS_PER_POLL = 1024;

  private final LuaString subject;
  private final byte[] text;
  private final int base;
  private final int textEnd;
  private final PatternItems items;
  private final int patternStart;
  private final int firstByte;
  private final boolean anchored;
  private final Safepoint safepoint;
  // Mutable state
  private int[] captureStart = NO_CAPTURES;
  private int[] captureLength = NO_CAPTURES;
  private int captures;
  private int depth;
  private int steps;
  private int matchEnd;

  /** With {@code anchors}, a leading {@code ^} binds the pattern to where a search begins. */
  LuaPattern(LuaString subject, LuaString pattern, boolean anchors, Safepoint safepoint) {
    this.subject = subject;
    this.text = subject.m_bytes;
    this.base = subject.m_offset;
    this.textEnd = base + subject.m_length;
    this.items = new PatternItems(pattern);
    this.anchored = anchors && pattern.m_length > 0 && pattern.luaByte(0) == '^';
    this.patternStart = pattern.m_offset + (anchored ? 1 : 0);
    this.safepoint = safepoint;
    this.firstByte = firstByte();
  }

  boolean anchored() {
    return anchored;
  }

  /** The start of the first match at {@code from} or later, or -1; {@link #end} is then where it ends. */
  int find(int from) {
    for (int s = base + from; s <= textEnd; s++) {
      if (firstByte >= 0 && !anchored) {
        while (s < textEnd && (text[s] & 0xff) != firstByte) {
          s++;
        }
        if (s == textEnd) {
          return NO_MATCH;
        }
      }
      step();
      captures = 0;
      depth = 0;
      int end = match(s, patternStart);
      if (end != NO_MATCH) {
        matchEnd = end - base;
        return s - base;
      }
      if (anchored) {
        return NO_MATCH;
      }
    }
    return NO_MATCH;
  }

  int end() {
    return matchEnd;
  }

  /** How many captures the last match made. */
  int captures() {
    return captures;
  }

  /** The captures of the last match, or all of it where the pattern has none; {@code start} is where it begins. */
  Varargs results(int start) {
    if (captures <= 1) {
      return capture(0, start);
    }
    LuaValue[] values = new LuaValue[captures];
    for (int i = 0; i < captures; i++) {
      values[i] = capture(i, start);
    }
    return LuaValue.varargsOf(values);
  }

  /** Capture {@code index} from 0; index 0 of a pattern without captures is the whole match. */
  LuaValue capture(int index, int start) {
    if (index >= captures) {
      if (index > 0) {
        throw RaisedError.here("invalid capture index");
      }
      return subject.substring(start, matchEnd);
    }
    int from = captureStart[index] - base;
    return switch (captureLength[index]) {
      case UNFINISHED -> throw RaisedError.here("unfinished capture");
      case POSITION -> LuaValue.valueOf(from + 1);
      default -> subject.substring(from, from + captureLength[index]);
    };
  }

  /** The byte every match begins with, or -1. */
  private int firstByte() {
    int first = items.at(patternStart);
    if (patternStart >= items.end() || "(%.[$)".indexOf(first) >= 0) {
      return -1;
    }
    int next = items.at(patternStart + 1);
    return next == '*' || next == '?' || next == '-' ? -1 : first;
  }

  private void step() {
    if (++steps == STEPS_PER_POLL) {
      steps = 0;
      safepoint.poll();
    }
  }

  private int match(int s, int p) {
    if (++depth > DEEPEST) {
      throw RaisedError.here("pattern too complex");
    }
    int end = matchItems(s, p);
    depth--;
    return end;
  }

  private int matchItems(int from, int start) {
    int s = from;
    int p = start;
    while (p < items.end()) {
      int item = items.at(p);
      if (item == '(') {
        return items.at(p + 1) == ')' ? open(s, p + 2, POSITION) : open(s, p + 1, UNFINISHED);
      }
      if (item == ')') {
        return close(s, p + 1);
      }
      if (item == '$' && p + 1 == items.end()) {
        return s == textEnd ? s : NO_MATCH;
      }
      if (item == '%' && isSpecial(items.at(p + 1))) {
        s = matchSpecial(s, p);
        if (s == NO_MATCH) {
          return NO_MATCH;
        }
        p = afterSpecial(p);
        continue;
      }
      int next = items.endOf(p);
      int repeat = items.at(next);
      boolean single = s < textEnd && items.takes(text[s] & 0xff, p, next);
      switch (repeat) {
        case '*' -> {
          return longest(s, p, next);
        }
        case '+' -> {
          return single ? longest(s + 1, p, next) : NO_MATCH;
        }
        case '-' -> {
          return shortest(s, p, next);
        }
        case '?' -> {
          int end = single ? match(s + 1, next + 1) : NO_MATCH;
          if (end != NO_MATCH) {
            return end;
          }
          p = next + 1;
        }
        default -> {
          if (!single) {
            return NO_MATCH;
          }
          s++;
          p = next;
        }
      }
    }
    return s;
  }

  private static boolean isSpecial(int c) {
    return c == 'b' || c == 'f' || CharClasses.isDigit(c);
  }

  private int matchSpecial(int s, int p) {
    return switch (items.at(p + 1)) {
      case 'b' -> balanced(s, p + 2);
      case 'f' -> frontier(s, p + 2);
      default -> sameAsCapture(s, items.at(p + 1));
    };
  }

  private int afterSpecial(int p) {
    return switch (items.at(p + 1)) {
      case 'b' -> p + 4;
      case 'f' -> items.endOf(p + 2);
      default -> p + 2;
    };
  }

  private int longest(int s, int p, int next) {
    int count = 0;
    while (s + count < textEnd && items.takes(text[s + count] & 0xff, p, next)) {
      count++;
    }
    for (; count >= 0; count--) {
      step();
      int end = match(s + count, next + 1);
      if (end != NO_MATCH) {
        return end;
      }
    }
    return NO_MATCH;
  }

  private int shortest(int from, int p, int next) {
    int s = from;
    while (true) {
      step();
      int end = match(s, next + 1);
      if (end != NO_MATCH) {
        return end;
      }
      if (s == textEnd || !items.takes(text[s] & 0xff, p, next)) {
        return NO_MATCH;
      }
      s++;
    }
  }

  private int open(int s, int p, int kind) {
    if (captures == MOST_CAPTURES) {
      throw RaisedError.here("too many captures");
    }
    if (captures == captureStart.length) {
      int room = Math.min(MOST_CAPTURES, captures * 4 + 4);
      captureStart = Arrays.copyOf(captureStart, room);
      captureLength = Arrays.copyOf(captureLength, room);
    }
    captureStart[captures] = s;
    captureLength[captures++] = kind;
    int end = match(s, p);
    if (end == NO_MATCH) {
      captures--;
    }
    return end;
  }

  private int close(int s, int p) {
    int open = captures - 1;
    while (open >= 0 && captureLength[open] != UNFINISHED) {
      open--;
    }
    if (open < 0) {
      throw RaisedError.here("invalid pattern capture");
    }
    captureLength[open] = s - captureStart[open];
    int end = match(s, p);
    if (end == NO_MATCH) {
      captureLength[open] = UNFINISHED;
    }
    return end;
  }

  private int balanced(int s, int p) {
    if (p >= items.end() - 1) {
      throw RaisedError.here("malformed pattern (missing arguments to '%b')");
    }
    if (s >= textEnd || text[s] != (byte) items.at(p)) {
      return NO_MATCH;
    }
    int nested = 1;
    for (int i = s + 1; i < textEnd; i++) {
      if (text[i] == (byte) items.at(p + 1)) {
        if (--nested == 0) {
          return i + 1;
        }
      } else if (text[i] == (byte) items.at(p)) {
        nested++;
      }
    }
    return NO_MATCH;
  }

  private int frontier(int s, int p) {
    if (items.at(p) != '[') {
      throw RaisedError.here("missing '[' after '%f' in pattern");
    }
    int last = items.endOf(p) - 1;
    int before = s == base ? 0 : text[s - 1] & 0xff;
    int here = s == textEnd ? 0 : text[s] & 0xff;
    return !items.inSet(before, p, last) && items.inSet(here, p, last) ? s : NO_MATCH;
  }

  private int sameAsCapture(int s, int digit) {
    int index = digit - '1';
    if (index < 0 || index >= captures || captureLength[index] == UNFINISHED) {
      throw RaisedError.here("invalid capture index %" + (index + 1));
    }
    int length = captureLength[index];
    // A position capture is no text, so nothing is the same as it.
    boolean same = length >= 0
        && textEnd - s >= length
        && LuaString.equals(text, captureStart[index], text, s, length);
    return same ? s + length : NO_MATCH;
  }
}
