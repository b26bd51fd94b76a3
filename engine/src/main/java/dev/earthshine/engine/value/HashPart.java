package dev.earthshine.engine.value;

import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * The hash of a table. It keeps the order of insertion: entries are dense, an index of open addressing finds them, and a
 * traversal is a walk along the entries. A removed entry keeps its key until the hash is rebuilt, so removal during a
 * traversal is safe; one that moves to the array loses it.
 *
 * <p>A <em>slot</em> is the place of a key in the hash, its value is in the next. It changes only when the hash is
 * rebuilt, which is why an access site may remember it as a hint and check it with {@link #holds}.
 */
public abstract sealed class HashPart extends LuaTable permits ArrayPart {
  /** Up to this many entries a walk along the keys beats an index. */
  public static final int UNINDEXED = 8;

  private static final int[] NO_INDEX = {};
  private static final int MAX_SLOTS = 1 << 28;

  // Mutable state
  /** Keys at even, values at odd places; a nil value marks a removed entry. */
  private LuaValue[] entries = NOVALS;

  private int used;
  /** The bits {@code 1 << hash} of all keys: what has none of them is not here. All bits if the table is weak. */
  private long filter;

  /** One more than the slot, at the hash of its key; 0 is free. Empty while there are few entries. */
  private int[] index = NO_INDEX;

  HashPart() {}

  /** @param entries few enough to need no index; taken over */
  HashPart(LuaValue[] entries, long filter) {
    this.entries = entries;
    this.used = entries.length / 2;
    this.filter = filter;
  }

  /** What a table needs to know of a key that it gets in its constructor; that of several keys is the union. */
  public static long filter(LuaString key) {
    return 1L << Keys.hash(key);
  }

  // Slots

  /** The slot of {@code key}, -1 if there is none. Weak tables have no slots. */
  public final int slot(LuaString key) {
    int hash = Keys.hash(key);
    return (filter & 1L << hash) == 0 ? -1 : slot(key, hash);
  }

  private int slot(LuaString key, int hash) {
    LuaValue[] all = entries;
    if (index.length == 0) {
      for (int slot = 0; slot < 2 * used; slot += 2) {
        if (all[slot] == key || (all[slot] instanceof LuaString other && other.raweq(key))) {
          return slot;
        }
      }
      return -1;
    }
    int mask = index.length - 1;
    int at = hash & mask;
    for (int slot = index[at]; slot != 0; slot = index[at]) {
      LuaValue found = all[slot - 1];
      if (found == key || (found instanceof LuaString other && other.raweq(key))) {
        return slot - 1;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** The slot of a key of any type, -1 if there is none. */
  final int find(LuaValue key) {
    int hash = Keys.hash(key);
    if ((filter & 1L << hash) == 0) {
      return -1;
    }
    if (index.length == 0) {
      for (int slot = 0; slot < 2 * used; slot += 2) {
        if (Keys.same(entries[slot], key)) {
          return slot;
        }
      }
      return -1;
    }
    int mask = index.length - 1;
    int at = hash & mask;
    for (int slot = index[at]; slot != 0; slot = index[at]) {
      if (Keys.same(entries[slot - 1], key)) {
        return slot - 1;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** Whether no key of this {@link #filter} is here. */
  public final boolean lacks(long bit) {
    return (filter & bit) == 0;
  }

  /** Whether {@code slot} is the place of this very {@code key}. */
  public final boolean holds(int slot, LuaString key) {
    return slot < entries.length && entries[slot] == key;
  }

  /** The key in a slot that {@link #slot} returned, which may be another object than the one asked for. */
  public final LuaString key(int slot) {
    return (LuaString) entries[slot];
  }

  /** The slot that the next new key gets, unless the hash is rebuilt for it. */
  public final int nextSlot() {
    return 2 * used;
  }

  /** The value in a slot that {@link #holds} its key. */
  public final LuaValue at(int slot) {
    return entries[slot + 1];
  }

  /** Changes the value in a slot that {@link #holds} its key, of a table without {@link Table#heritage()}. */
  public final void putPlain(int slot, LuaValue value) {
    entries[slot + 1] = value;
  }

  // Entries

  /**
   * How many entries the hash has, removed ones included: the end of the places of {@link #entryKey} and {@link
   * #entryValue}. A weak table has none that could be asked for so.
   */
  public final int entryCount() {
    return used;
  }

  /** The key of an entry, in the order of insertion from 0. */
  public final LuaValue entryKey(int place) {
    return entries[2 * place];
  }

  /** The value of an entry, nil if it was removed. */
  public final LuaValue entryValue(int place) {
    return entries[2 * place + 1];
  }

  final LuaValue keyOrNil(int slot) {
    return slot < entries.length ? entries[slot] : NIL;
  }

  final LuaValue valueOrNil(int slot) {
    return slot < entries.length ? entries[slot + 1] : NIL;
  }

  final boolean hasEntries() {
    return used != 0;
  }

  /** The first slot from {@code start} on whose entry has not been removed, -1 if there is none. */
  final int liveSlot(int start) {
    for (int slot = start; slot < 2 * used; slot += 2) {
      if (entries[slot + 1] != NIL) {
        return slot;
      }
    }
    return -1;
  }

  /** A copy of the keys and values in the hash, for {@link Table#isStill}. */
  public final LuaValue[] snapshot() {
    return Arrays.copyOf(entries, 2 * used);
  }

  final boolean hasEntriesOf(LuaValue[] snapshot) {
    return Arrays.equals(entries, 0, 2 * used, snapshot, 0, snapshot.length);
  }

  /** How far the array may reach if it has {@code count} values already, by {@link Dense}. */
  final int denseEnd(int count) {
    return Dense.end(entries, count);
  }

  /**
   * Takes {@code fields} as the entries of this table, which must be new: strings as keys, and after each its value, which
   * is not nil. Of several entries with one key the last value counts, in the place of the first.
   */
  public final void adoptFields(LuaValue[] fields) {
    entries = fields;
    int capacity = fields.length / 2;
    index = capacity > UNINDEXED ? new int[Integer.highestOneBit(capacity) * 4] : NO_INDEX;
    for (int i = 0; i < fields.length; i += 2) {
      LuaString key = (LuaString) fields[i];
      int slot = slot(key);
      if (slot >= 0) {
        entries[slot + 1] = fields[i + 1];
      } else if (capacity <= UNINDEXED && 2 * used == i) {
        filter |= filter(key); // Already in its place.
        used++;
      } else {
        addEntry(key, fields[i + 1]);
      }
    }
    Arrays.fill(fields, 2 * used, fields.length, NIL);
  }

  // Changes

  final boolean hasRoomFor(int more) {
    return more <= entries.length / 2 - used;
  }

  /** Adds an entry for which there is room, with a key that is not here. */
  final void addEntry(LuaValue key, LuaValue value) {
    int slot = 2 * used++;
    entries[slot] = key;
    entries[slot + 1] = value;
    int hash = Keys.hash(key);
    filter |= 1L << hash;
    if (index.length != 0) {
      int mask = index.length - 1;
      int at = hash & mask;
      while (index[at] != 0) {
        at = (at + 1) & mask;
      }
      index[at] = slot + 1;
    }
  }

  /** Removes an entry whose key is in the array from now on: a traversal must not find it in two places. */
  final void forget(int slot) {
    if (slot >= 0) {
      entries[slot] = entries[slot + 1] = NIL;
    }
  }

  /** Makes room for {@code more} entries and leaves removed ones behind, so that all slots change. */
  final void rebuild(int more) {
    int live = 0;
    for (int i = 1; i < 2 * used; i += 2) {
      if (entries[i] != NIL) {
        live++;
      }
    }
    LuaValue[] old = entries;
    int end = 2 * used;
    boolean indexed = live + more > UNINDEXED;
    int room = grown(live + more - 1, 4);
    int capacity = indexed ? room : Math.min(room, UNINDEXED);
    entries = new LuaValue[2 * capacity];
    index = indexed ? new int[Integer.highestOneBit(capacity) * 4] : NO_INDEX;
    used = 0;
    filter = 0;
    for (int i = 0; i < end; i += 2) {
      if (old[i + 1] != NIL) {
        addEntry(old[i], old[i + 1]);
      }
    }
  }

  static int grown(int size, int least) {
    if (size >= MAX_SLOTS) {
      throw RaisedError.inCode("table overflow");
    }
    return Math.max(least, size + (size >> 1) + 1);
  }

  /** Removes everything. */
  void clear() {
    entries = NOVALS;
    index = NO_INDEX;
    used = 0;
    filter = 0;
  }

  /** From now on {@link #lacks} says nothing: what there is, is kept elsewhere. */
  final void lackNothing() {
    filter = -1;
  }

  @Override
  protected final int getHashLength() {
    return entries.length / 2;
  }
}
