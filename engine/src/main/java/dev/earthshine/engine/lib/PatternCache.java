package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaStrings;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** The patterns that one Lua state used last, compiled. Script's thread only. */
final class PatternCache {
  /** A power of two. */
  private static final int SLOTS = 64;

  /** A longer pattern is compiled each time, so that the cache stays small. */
  private static final int LONGEST = 200;

  // Mutable state
  private final @Nullable Entry[] entries = new Entry[SLOTS];

  private record Entry(LuaString pattern, PatternProgram program) {}

  /** The program of a pattern that heeds {@code ^} at its beginning. */
  PatternProgram get(LuaString pattern) {
    int hash = pattern.hashCode();
    int slot = (hash ^ hash >>> 8) & SLOTS - 1;
    Entry entry = entries[slot];
    if (entry != null && (entry.pattern == pattern || entry.pattern.raweq(pattern))) {
      return entry.program;
    }
    PatternProgram program = PatternCompiler.compile(pattern, true);
    if (pattern.m_length <= LONGEST) {
      entries[slot] = new Entry(lasting(pattern), program);
    }
    return program;
  }

  /** The pattern itself, or a copy if it shares the bytes of a long string. */
  private static LuaString lasting(LuaString pattern) {
    return pattern.m_bytes.length <= LONGEST
        ? pattern
        : LuaStrings.ofBytes(LuaStrings.bytes(pattern));
  }
}
