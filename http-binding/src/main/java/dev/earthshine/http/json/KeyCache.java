package dev.earthshine.http.json;

import dev.earthshine.engine.value.LuaStrings;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * The Lua strings of member names seen before. A parser gives the same String for the same name, so that a hit is one
 * comparison of references. A name that shares a slot with another takes it over.
 */
final class KeyCache {
  private static final int SLOTS = 256;
  private static final int MAX_NAME_LENGTH = 64;

  // Mutable state
  private final @Nullable String[] names = new @Nullable String[SLOTS];
  private final @Nullable LuaString[] keys = new @Nullable LuaString[SLOTS];

  LuaString key(String name) {
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (SLOTS - 1);
    String cached = names[slot];
    LuaString known = keys[slot];
    if (known != null && name.equals(cached)) {
      return known;
    }
    LuaString key = LuaStrings.ofBytes(ExactText.utf8(name));
    if (name.length() <= MAX_NAME_LENGTH) {
      names[slot] = name;
      keys[slot] = key;
    }
    return key;
  }
}
