package dev.earthshine.engine.lib;

import java.util.List;

/**
 * A Lua pattern (manual §6.4.1), compiled. Patterns have no alternatives, so which captures are open at a step is known
 * beforehand. Immutable, and free of any subject.
 */
final class PatternProgram {
  /** Whether a match has to begin where the search does. */
  final boolean anchored;

  final PatternStep begin;
  /** The bytes a match can begin with, {@link PatternStep#UNKNOWN} where it may take none. */
  final boolean[] first;

  private final Capture[] captures;

  PatternProgram(boolean anchored, PatternStep begin, boolean[] first, List<Capture> captures) {
    this.anchored = anchored;
    this.begin = begin;
    this.first = first;
    this.captures = captures.toArray(Capture[]::new);
  }

  /** How many captures a match makes. */
  int captures() {
    return captures.length;
  }

  /** What capture {@code index} is, from 0. */
  Capture capture(int index) {
    return captures[index];
  }

  /** What a capture is once the pattern has matched. */
  enum Capture {
    TEXT,
    POSITION,
    UNFINISHED
  }
}
