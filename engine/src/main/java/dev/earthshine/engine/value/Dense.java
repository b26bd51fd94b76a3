package dev.earthshine.engine.value;

import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;

/** How far the array of a table may reach, by the rule of the reference. */
final class Dense {
  private Dense() {}

  /**
   * The greatest whole-numbered key such that more than half of the keys up to the next power of two are there.
   *
   * @param entries keys and values; an entry whose value is nil or null does not count
   * @param count so many keys from 1 on are in the array already
   * @return 0 if there is no such key among the entries
   */
  static int end(LuaValue[] entries, int count) {
    int[] ranges = new int[31];
    for (int i = 0; i < entries.length; i += 2) {
      if (isPlace(entries[i], entries[i + 1])) {
        ranges[range(((LuaInteger) entries[i]).v)]++;
      }
    }
    int limit = 0;
    int there = 0;
    for (int range = 0; range < ranges.length; range++) {
      int places = 1 << range;
      there += ranges[range];
      if (there > 0 && there + Math.min(count, places) > places / 2) {
        limit = places;
      }
    }
    return last(entries, limit);
  }

  private static int last(LuaValue[] entries, int limit) {
    int last = 0;
    for (int i = 0; i < entries.length; i += 2) {
      if (isPlace(entries[i], entries[i + 1]) && ((LuaInteger) entries[i]).v <= limit) {
        last = Math.max(last, ((LuaInteger) entries[i]).v);
      }
    }
    return last;
  }

  private static boolean isPlace(LuaValue key, LuaValue value) {
    return key instanceof LuaInteger place && place.v > 0 && value != LuaValue.NIL;
  }

  /** The exponent of the least power of two that is not below {@code key}. */
  private static int range(int key) {
    return Math.min(30, 32 - Integer.numberOfLeadingZeros(key - 1));
  }
}
