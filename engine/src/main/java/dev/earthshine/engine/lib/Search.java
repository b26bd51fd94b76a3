package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Safepoint;
import org.luaj.vm2.LuaString;

/** Finds one string in another. */
final class Search {
  private static final int CANDIDATES_PER_POLL = 1024;

  private Search() {}

  /** Where {@code wanted} first occurs in {@code string} at {@code from} or later, or -1. */
  static int indexOf(LuaString string, LuaString wanted, int from, Safepoint safepoint) {
    if (wanted.m_length == 0) {
      return from;
    }
    byte[] text = string.m_bytes;
    byte first = wanted.m_bytes[wanted.m_offset];
    int last = string.m_offset + string.m_length - wanted.m_length;
    int candidates = 0;
    for (int i = string.m_offset + from; i <= last; i++) {
      if (text[i] != first) {
        continue;
      }
      if (LuaString.equals(text, i, wanted.m_bytes, wanted.m_offset, wanted.m_length)) {
        return i - string.m_offset;
      }
      if (++candidates % CANDIDATES_PER_POLL == 0) {
        safepoint.poll();
      }
    }
    return -1;
  }
}
