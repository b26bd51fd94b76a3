package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua pattern matched against one subject.
 *
 * <p>The Java stack grows only with repetitions that may have to take less or more, by at most {@value #DEEPEST} calls,
 * as in the reference. Positions are indexes into the subject, from 0.
 */
final class PatternMatcher {
  /** So many captures and repetitions may be in progress. */
  static final int DEEPEST = 200;

  private static final int[] NO_CAPTURES = {};
  private static final int NO_MATCH = -1;
  private static final int STEPS_PER_POLL = 1024;

  private final PatternProgram program;
  private final LuaString subject;
  private final byte[] text;
  private final int base;
  private final int textEnd;
  private final Safepoint safepoint;
  // Mutable state: where captures begin and end, by indexes into the array
  private final int[] opened;
  private final int[] closed;
  private int matchStart;
  private int matchEnd;
  private int steps;

  PatternMatcher(PatternProgram program, LuaString subject, Safepoint safepoint) {
    this.program = program;
    this.subject = subject;
    this.text = subject.m_bytes;
    this.base = subject.m_offset;
    this.textEnd = base + subject.m_length;
    this.safepoint = safepoint;
    int captures = program.captures();
    this.opened = captures == 0 ? NO_CAPTURES : new int[captures];
    this.closed = captures == 0 ? NO_CAPTURES : new int[captures];
  }

  /** Whether there is a match at {@code from} or later: from {@link #start} to {@link #end}. */
  boolean find(int from) {
    boolean[] first = program.first;
    boolean anchored = program.anchored;
    for (int s = base + from; s <= textEnd; s++) {
      if (first.length != 0 && !anchored) {
        int skipped = s;
        while (s < textEnd && !first[text[s] & 0xff]) {
          s++;
        }
        count(s - skipped);
        if (s == textEnd) {
          return false;
        }
      }
      count(1);
      int end = match(s, program.begin, 1);
      if (end != NO_MATCH) {
        matchStart = s - base;
        matchEnd = end - base;
        return true;
      }
      if (anchored) {
        return false;
      }
    }
    return false;
  }

  boolean anchored() {
    return program.anchored;
  }

  int start() {
    return matchStart;
  }

  int end() {
    return matchEnd;
  }

  /** How many captures a match makes. */
  int captures() {
    return opened.length;
  }

  /** The captures of the last match, or all of it where the pattern has none. */
  Varargs results() {
    if (opened.length <= 1) {
      return capture(0);
    }
    LuaValue[] values = new LuaValue[opened.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = capture(i);
    }
    return LuaValue.varargsOf(values);
  }

  /** Capture {@code index} from 0; index 0 of a pattern without captures is the whole match. */
  LuaValue capture(int index) {
    if (index >= opened.length) {
      if (index > 0) {
        throw RaisedError.here("invalid capture index");
      }
      return subject.substring(matchStart, matchEnd);
    }
    int from = opened[index] - base;
    return switch (program.capture(index)) {
      case UNFINISHED -> throw RaisedError.here("unfinished capture");
      case POSITION -> LuaValue.valueOf(from + 1);
      case TEXT -> subject.substring(from, closed[index] - base);
    };
  }

  private void count(int more) {
    steps += more;
    if (steps >= STEPS_PER_POLL) {
      steps = 0;
      safepoint.poll();
    }
  }

  /** Where a match of the steps from {@code first} on ends that begins at {@code from}, or {@link #NO_MATCH}. */
  private int match(int from, PatternStep first, int depth) {
    int s = from;
    int level = depth;
    for (PatternStep step = first; s != NO_MATCH; step = step.rest) {
      if (level > DEEPEST) {
        throw RaisedError.here("pattern too complex");
      }
      switch (step.kind) {
        case PatternStep.END -> {
          return s;
        }
        case PatternStep.BYTE ->
          s = s < textEnd && (text[s] & 0xff) == step.number ? s + 1 : NO_MATCH;
        case PatternStep.SET -> s = takes(s, step.set) ? s + 1 : NO_MATCH;
        case PatternStep.RUN -> {
          int end = run(s, step.set);
          s = end - s >= step.number ? end : NO_MATCH;
        }
        case PatternStep.LONGEST, PatternStep.SHORTEST -> {
          if (takes(s, step.set)) {
            return step.kind == PatternStep.LONGEST
                ? longest(s, step, level + 1)
                : shortest(s, step, level + 1);
          }
          s = step.number == 0 ? s : NO_MATCH;
        }
        case PatternStep.OPTIONAL -> {
          int end = takes(s, step.set) ? match(s + 1, step.rest, level + 1) : NO_MATCH;
          if (end != NO_MATCH) {
            return end;
          }
        }
        case PatternStep.MAYBE -> s = takes(s, step.set) ? s + 1 : s;
        case PatternStep.OPEN -> {
          opened[step.number] = s;
          level++;
        }
        case PatternStep.CLOSE -> {
          closed[step.number] = s;
          level++;
        }
        default -> s = rare(s, step);
      }
    }
    return NO_MATCH;
  }

  private int rare(int s, PatternStep step) {
    return switch (step.kind) {
      case PatternStep.AT_END -> s == textEnd ? s : NO_MATCH;
      case PatternStep.BALANCED -> balanced(s, (byte) step.number, (byte) (step.number >> 8));
      case PatternStep.FRONTIER -> frontier(s, step.set);
      case PatternStep.SAME -> same(s, opened[step.number], closed[step.number]);
      case PatternStep.ERROR -> throw RaisedError.here(step.message);
      default -> NO_MATCH;
    };
  }

  private boolean takes(int s, boolean[] set) {
    return s < textEnd && set[text[s] & 0xff];
  }

  /** Where the bytes of {@code set} that begin at {@code from} end. */
  private int run(int from, boolean[] set) {
    byte[] bytes = text;
    int end = textEnd;
    int s = from;
    while (s < end && set[bytes[s] & 0xff]) {
      s++;
    }
    return s;
  }

  private int longest(int from, PatternStep step, int depth) {
    boolean[] ahead = step.ahead;
    for (int s = run(from, step.set); s >= from + step.number; s--) {
      if (ahead.length != 0 && !takes(s, ahead)) {
        continue;
      }
      count(1);
      int end = match(s, step.rest, depth);
      if (end != NO_MATCH) {
        return end;
      }
    }
    return NO_MATCH;
  }

  private int shortest(int from, PatternStep step, int depth) {
    boolean[] ahead = step.ahead;
    for (int s = from; ; s++) {
      if (ahead.length == 0 || takes(s, ahead)) {
        count(1);
        int end = match(s, step.rest, depth);
        if (end != NO_MATCH) {
          return end;
        }
      }
      if (!takes(s, step.set)) {
        return NO_MATCH;
      }
    }
  }

  private int balanced(int from, byte opening, byte closing) {
    if (from >= textEnd || text[from] != opening) {
      return NO_MATCH;
    }
    int nested = 1;
    for (int s = from + 1; s < textEnd; s++) {
      if (text[s] == closing) {
        if (--nested == 0) {
          return s + 1;
        }
      } else if (text[s] == opening) {
        nested++;
      }
    }
    return NO_MATCH;
  }

  private int frontier(int s, boolean[] set) {
    int before = s == base ? 0 : text[s - 1] & 0xff;
    int here = s == textEnd ? 0 : text[s] & 0xff;
    return !set[before] && set[here] ? s : NO_MATCH;
  }

  private int same(int s, int from, int to) {
    int end = s + to - from;
    return end <= textEnd && Arrays.equals(text, from, to, text, s, end) ? end : NO_MATCH;
  }
}
