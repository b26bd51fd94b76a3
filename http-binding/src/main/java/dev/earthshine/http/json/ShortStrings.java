package dev.earthshine.http.json;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * Lua strings from bytes; a short one that comes again soon, as values that name a kind or a state do, is the same
 * object, found by its bytes as two numbers. A string that shares a slot with another takes it over.
 */
final class ShortStrings {
  private static final int SLOT_BITS = 7;
  private static final int MAX_LENGTH = 2 * Long.BYTES;
  /** luaj looks for a string in a table of recent ones if its array has no more bytes. */
  private static final int LOOKED_UP = 32;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  // Mutable state
  private final long[] heads = new long[1 << SLOT_BITS];
  private final long[] tails = new long[1 << SLOT_BITS];
  private final @Nullable LuaString[] strings = new @Nullable LuaString[1 << SLOT_BITS];

  /** The string {@code bytes[from, from + length)}. */
  LuaString of(byte[] bytes, int from, int length) {
    if (length > MAX_LENGTH || bytes.length - from < MAX_LENGTH) {
      return fresh(bytes, from, length);
    }
    int headLength = Math.min(length, Long.BYTES);
    long head = ByteScan.word(bytes, from, headLength);
    long tail = ByteScan.word(bytes, from + Long.BYTES, length - headLength);
    int slot = slot(head, tail, length);
    LuaString known = strings[slot];
    if (known != null && known.m_length == length && heads[slot] == head && tails[slot] == tail) {
      return known;
    }
    LuaString string = fresh(bytes, from, length);
    heads[slot] = head;
    tails[slot] = tail;
    strings[slot] = string;
    return string;
  }

  private static int slot(long head, long tail, int length) {
    long mixed = (head + length) ^ (tail * MIX);
    return (int) ((mixed * MIX) >>> (Long.SIZE - SLOT_BITS));
  }

  /** Avoids luaj's own look-up, which would hash the string once more, where the array need not grow much for it. */
  private static LuaString fresh(byte[] bytes, int from, int length) {
    int capacity = length > MAX_LENGTH ? Math.max(length, LOOKED_UP + 1) : length;
    byte[] copy = new byte[capacity];
    System.arraycopy(bytes, from, copy, 0, length);
    return LuaString.valueUsing(copy, 0, length);
  }
}
