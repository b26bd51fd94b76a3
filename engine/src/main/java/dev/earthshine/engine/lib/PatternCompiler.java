package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.PatternStep.UNKNOWN;

import dev.earthshine.engine.lib.PatternProgram.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaString;

/** Reads a Lua pattern into a {@link PatternProgram}. */
final class PatternCompiler {
  private static final int MOST_CAPTURES = 32;
  private static final boolean[] ANY = ByteSets.invert(ByteSets.none());

  private final byte[] pattern;
  private final int end;
  // Mutable state
  private int at;
  private int depth = 1;
  private boolean malformed;
  private final List<UnaryOperator<PatternStep>> steps = new ArrayList<>();
  private final List<Capture> captures = new ArrayList<>();

  private PatternCompiler(LuaString pattern) {
    this.pattern = pattern.m_bytes;
    this.at = pattern.m_offset;
    this.end = at + pattern.m_length;
  }

  /** With {@code anchors}, a leading {@code ^} binds matches to where a search begins. */
  static PatternProgram compile(LuaString pattern, boolean anchors) {
    return new PatternCompiler(pattern).compile(anchors);
  }

  private PatternProgram compile(boolean anchors) {
    boolean anchored = anchors && byteAt(at) == '^';
    if (anchored) {
      at++;
    }
    while (at < end && !malformed) {
      item();
    }
    PatternStep begin = PatternStep.LAST;
    for (int i = steps.size() - 1; i >= 0; i--) {
      begin = steps.get(i).apply(begin);
    }
    return new PatternProgram(anchored, begin, isShallow() ? begin.first() : UNKNOWN, captures);
  }

  /** Whether no match can be too complex; otherwise it takes the way of the reference, to be refused where that is. */
  private boolean isShallow() {
    return depth <= PatternMatcher.DEEPEST;
  }

  private void item() {
    int c = byteAt(at);
    if (c == '(') {
      open();
    } else if (c == ')') {
      close();
    } else if (c == '$' && at + 1 == end) {
      at++;
      add(PatternStep.AT_END, 0, UNKNOWN);
    } else if (c == '%' && byteAt(at + 1) == 'b') {
      balanced();
    } else if (c == '%' && byteAt(at + 1) == 'f') {
      frontier();
    } else if (c == '%' && CharClasses.isDigit(byteAt(at + 1))) {
      same(byteAt(at + 1) - '1');
    } else {
      single();
    }
  }

  private void open() {
    if (captures.size() == MOST_CAPTURES) {
      fail("too many captures");
      return;
    }
    boolean position = byteAt(at + 1) == ')';
    at += position ? 2 : 1;
    depth++;
    add(PatternStep.OPEN, captures.size(), UNKNOWN);
    captures.add(position ? Capture.POSITION : Capture.UNFINISHED);
  }

  private void close() {
    int open = captures.lastIndexOf(Capture.UNFINISHED);
    if (open < 0) {
      fail("invalid pattern capture");
      return;
    }
    at++;
    depth++;
    captures.set(open, Capture.TEXT);
    add(PatternStep.CLOSE, open, UNKNOWN);
  }

  private void balanced() {
    if (end - at < 4) {
      fail("malformed pattern (missing arguments to '%b')");
      return;
    }
    add(PatternStep.BALANCED, byteAt(at + 2) | byteAt(at + 3) << 8, UNKNOWN);
    at += 4;
  }

  private void frontier() {
    at += 2;
    if (byteAt(at) != '[') {
      fail("missing '[' after '%f' in pattern");
      return;
    }
    int next = endOfItem();
    if (!malformed) {
      add(PatternStep.FRONTIER, 0, bracketed(at + 1, next - 1));
      at = next;
    }
  }

  private void same(int index) {
    if (index < 0 || index >= captures.size() || captures.get(index) == Capture.UNFINISHED) {
      fail("invalid capture index %" + (index + 1));
      return;
    }
    at += 2;
    // A position capture is no text, so nothing is the same as it.
    boolean text = captures.get(index) == Capture.TEXT;
    add(text ? PatternStep.SAME : PatternStep.NEVER, index, UNKNOWN);
  }

  private void single() {
    int item = at;
    int next = endOfItem();
    if (malformed) {
      return;
    }
    int repeat = byteAt(next);
    at = repeat == '*' || repeat == '+' || repeat == '-' || repeat == '?' ? next + 1 : next;
    int literal = literal(item);
    if (at == next && literal >= 0) {
      add(PatternStep.BYTE, literal, UNKNOWN);
      return;
    }
    boolean[] set = literal >= 0 ? ByteSets.of(literal) : setOf(item, next);
    switch (at == next ? 0 : repeat) {
      case '*' -> repeat(PatternStep.LONGEST, PatternStep.RUN, 0, set);
      case '+' -> repeat(PatternStep.LONGEST, PatternStep.RUN, 1, set);
      case '-' -> repeat(PatternStep.SHORTEST, PatternStep.RUN, 0, set);
      case '?' -> repeat(PatternStep.OPTIONAL, PatternStep.MAYBE, 0, set);
      default -> add(PatternStep.SET, 0, set);
    }
  }

  /** The one byte that the item at {@code item} takes, or -1. */
  private int literal(int item) {
    int c = byteAt(item);
    if (c == '%') {
      return CharClasses.isClass(byteAt(item + 1)) ? -1 : byteAt(item + 1);
    }
    return c == '.' || c == '[' ? -1 : c;
  }

  private boolean[] setOf(int item, int next) {
    if (byteAt(item) == '.') {
      return ANY;
    }
    boolean[] set = ByteSets.none();
    if (byteAt(item) == '[') {
      return bracketed(item + 1, next - 1);
    }
    CharClasses.add(set, byteAt(item + 1));
    return set;
  }

  private void repeat(int kind, int settledKind, int least, boolean[] set) {
    depth++;
    steps.add(rest -> {
      if (!isShallow()) {
        return new PatternStep(kind, least, set, UNKNOWN, rest);
      }
      boolean settled = rest.settles(set, kind != PatternStep.SHORTEST);
      return settled
          ? new PatternStep(settledKind, least, set, UNKNOWN, rest)
          : new PatternStep(kind, least, set, rest.first(), rest);
    });
  }

  private void add(int kind, int number, boolean[] set) {
    steps.add(rest -> new PatternStep(kind, number, set, UNKNOWN, rest));
  }

  private void fail(String message) {
    malformed = true;
    steps.add(rest -> new PatternStep(message));
  }

  /** The byte at {@code p}, 0 beyond the end. */
  private int byteAt(int p) {
    return p < end ? pattern[p] & 0xff : 0;
  }

  /** Where the item that begins here ends. */
  private int endOfItem() {
    int p = at;
    int c = byteAt(p++);
    if (c == '%') {
      if (p >= end) {
        fail("malformed pattern (ends with '%')");
      }
      return p + 1;
    }
    if (c != '[') {
      return p;
    }
    if (byteAt(p) == '^') {
      p++;
    }
    do {
      if (p >= end) {
        fail("malformed pattern (missing ']')");
        return p;
      }
      if (byteAt(p++) == '%' && p < end) {
        p++;
      }
    } while (byteAt(p) != ']' || p >= end);
    return p + 1;
  }

  /** The set whose inside lies between {@code from} and {@code to}. */
  private boolean[] bracketed(int from, int to) {
    boolean[] set = ByteSets.none();
    boolean negated = byteAt(from) == '^';
    int p = negated ? from + 1 : from;
    while (p < to) {
      if (byteAt(p) == '%') {
        CharClasses.add(set, byteAt(p + 1));
        p += 2;
      } else if (byteAt(p + 1) == '-' && p + 2 < to) {
        ByteSets.addRange(set, byteAt(p), byteAt(p + 2));
        p += 3;
      } else {
        set[byteAt(p++)] = true;
      }
    }
    return negated ? ByteSets.invert(set) : set;
  }
}
