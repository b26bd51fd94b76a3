package dev.earthshine.engine.value;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The entries of a table whose metatable has a {@code __mode}. Keys or values that are objects are held weakly; numbers,
 * strings and booleans are values and stay. A key that only its own value refers to is not collected.
 */
final class WeakEntries {
  private final boolean weakKeys;
  private final boolean weakValues;
  // Mutable state
  private final Map<Key, Integer> places = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private int purgeAt = 16;

  WeakEntries(boolean weakKeys, boolean weakValues) {
    this.weakKeys = weakKeys;
    this.weakValues = weakValues;
  }

  boolean weakKeys() {
    return weakKeys;
  }

  boolean weakValues() {
    return weakValues;
  }

  LuaValue get(LuaValue key) {
    Integer place = places.get(new Key(key, false));
    return place == null ? LuaValue.NIL : entries.get(place).value();
  }

  void set(LuaValue key, LuaValue value) {
    Integer place = places.get(new Key(key, false));
    if (place != null) {
      entries.get(place).value = held(value, weakValues);
    } else if (value != LuaValue.NIL) {
      if (entries.size() >= purgeAt) {
        purge();
      }
      add(new Entry(new Key(key, weakKeys), held(value, weakValues)));
    }
  }

  /** The last of the keys 1, 2, ... before one is missing. */
  int length() {
    int length = 0;
    while (get(LuaInteger.valueOf(length + 1)) != LuaValue.NIL) {
      length++;
    }
    return length;
  }

  Varargs next(LuaValue key) {
    int place = 0;
    if (!key.isnil()) {
      Integer known = places.get(new Key(Keys.normal(key), false));
      if (known == null) {
        throw RaisedError.inCode("invalid key to 'next'");
      }
      place = known + 1;
    }
    for (; place < entries.size(); place++) {
      LuaValue found = entries.get(place).key.value();
      LuaValue value = entries.get(place).value();
      if (found != null && value != LuaValue.NIL) {
        return LuaValue.varargsOf(found, value);
      }
    }
    return LuaValue.NIL;
  }

  private void purge() {
    List<Entry> kept = entries.stream()
        .filter(e -> e.key.value() != null && e.value() != LuaValue.NIL)
        .toList();
    entries.clear();
    places.clear();
    kept.forEach(this::add);
    purgeAt = Math.max(16, 2 * kept.size());
  }

  private void add(Entry entry) {
    places.put(entry.key, entries.size());
    entries.add(entry);
  }

  private static Object held(LuaValue value, boolean weakly) {
    boolean plain = value instanceof LuaString
        || value instanceof LuaNumber
        || value instanceof LuaBoolean
        || value == LuaValue.NIL;
    return weakly && !plain ? new WeakReference<>(value) : value;
  }

  private static @Nullable LuaValue value(Object holder) {
    return holder instanceof Reference<?> reference
        ? (LuaValue) reference.get()
        : (LuaValue) holder;
  }

  private static final class Entry {
    final Key key;
    Object value;

    Entry(Key key, Object value) {
      this.key = key;
      this.value = value;
    }

    LuaValue value() {
      LuaValue value = WeakEntries.value(this.value);
      return value == null ? LuaValue.NIL : value;
    }
  }

  private static final class Key {
    private final Object holder;
    private final int hash;

    Key(LuaValue key, boolean weakly) {
      holder = held(key, weakly);
      hash = Keys.hash(key);
    }

    @Nullable
    LuaValue value() {
      return WeakEntries.value(holder);
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      LuaValue mine = value();
      LuaValue theirs = other instanceof Key key ? key.value() : null;
      return mine != null && theirs != null && Keys.same(mine, theirs);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
