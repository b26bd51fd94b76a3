package dev.earthshine.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The table that Lua code, the standard library and JSON make.
 *
 * <p>Keys 1..n live in an array, all others in a hash that keeps the order of insertion: entries are dense, an index of
 * open addressing finds them, and a traversal is a walk along the entries. A removed entry keeps its key until the hash
 * is rebuilt, so removal during a traversal is safe. Nothing of luaj's own storage is used.
 *
 * <p>A <em>slot</em> is the place of an entry in the hash. It changes only when the hash is rebuilt, which is why an
 * access site may remember it as a hint and check it with {@link #holds}.
 */
public final class Table extends LuaTable {
  /** What a table was declared to be, beyond what its keys show: it decides how an empty one leaves Lua. */
  public enum Kind {
    /** Neither: a non-empty sequence counts as a list, anything else as a map. */
    PLAIN,
    /** A JSON array or Java list, even when empty. */
    ARRAY,
    /** A JSON object or Java map, even when its keys are 1..n. */
    OBJECT
  }

  /** Below this many entries a walk along the keys beats an index. */
  private static final int UNINDEXED = 8;

  private static final int[] NO_INDEX = {};
  private static final int MAX_SLOTS = 1 << 28;

  // Mutable state
  private Kind kind = Kind.PLAIN;
  private @Nullable LuaTable metatable;
  private @Nullable WeakEntries weak;
  /** Values of the keys 1..count; the last of them is never nil. */
  private LuaValue[] items = NOVALS;

  private int count;
  /** Keys at even, values at odd places; a nil value marks a removed entry. */
  private LuaValue[] entries = NOVALS;

  private int used;
  /** The bits {@code 1 << hash} of all keys: what has none of them is not here. */
  private long filter;

  /** One more than the slot, at the hash of its key; 0 is free. Empty while there are few entries. */
  private int[] index = NO_INDEX;

  /** An empty table. */
  public Table() {}

  /** An empty table with room for {@code arraySize} entries from index 1 and {@code hashSize} others. */
  public Table(int arraySize, int hashSize) {
    presize(arraySize, hashSize);
  }

  /** What this table was declared to be. */
  public Kind kind() {
    return kind;
  }

  /** Declares what this table is, and returns it. */
  public Table as(Kind declared) {
    kind = declared;
    return this;
  }

  // Metatable

  /** The metatable, null if there is none. */
  public @Nullable LuaTable metatable() {
    return metatable;
  }

  @Override
  public @Nullable LuaValue getmetatable() {
    return metatable;
  }

  @Override
  public LuaValue setmetatable(@Nullable LuaValue value) {
    metatable = value instanceof LuaTable table ? table : null;
    String mode = metatable != null && metatable.rawget(MODE) instanceof LuaString text
        ? LuaStrings.text(text)
        : "";
    boolean keys = mode.indexOf('k') >= 0;
    boolean values = mode.indexOf('v') >= 0;
    if (weak != null || keys || values) {
      changeMode(keys, values);
    }
    return this;
  }

  @Override
  public boolean useWeakKeys() {
    return weak != null && weak.weakKeys();
  }

  @Override
  public boolean useWeakValues() {
    return weak != null && weak.weakValues();
  }

  private void changeMode(boolean keys, boolean values) {
    Table copy = new Table();
    for (Varargs n = next(NIL); !n.arg1().isnil(); n = next(n.arg1())) {
      copy.rawset(n.arg1(), n.arg(2));
    }
    items = entries = NOVALS;
    index = NO_INDEX;
    count = used = 0;
    filter = 0;
    weak = keys || values ? new WeakEntries(keys, values) : null;
    for (Varargs n = copy.next(NIL); !n.arg1().isnil(); n = copy.next(n.arg1())) {
      rawset(n.arg1(), n.arg(2));
    }
  }

  // Access that consults the metatable

  @Override
  public LuaValue get(int key) {
    LuaValue value = rawget(key);
    return value == NIL && metatable != null ? gettable(this, LuaInteger.valueOf(key)) : value;
  }

  @Override
  public LuaValue get(LuaValue key) {
    LuaValue value = rawget(key);
    return value == NIL && metatable != null ? gettable(this, key) : value;
  }

  @Override
  public void set(int key, LuaValue value) {
    if (metatable == null || rawget(key) != NIL) {
      rawset(key, value);
    } else {
      set(LuaInteger.valueOf(key), value);
    }
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    if (metatable == null || rawget(key) != NIL || !settable(this, key, value)) {
      rawset(key, value);
    }
  }

  // Raw access

  @Override
  public LuaValue rawget(int key) {
    int at = key - 1;
    if (at >= 0 && at < count) {
      return items[at];
    }
    return weak == null && used == 0 ? NIL : lookup(LuaInteger.valueOf(key));
  }

  @Override
  public LuaValue rawget(LuaValue key) {
    if (key instanceof LuaInteger integer) {
      return rawget(integer.v);
    }
    if (key instanceof LuaNumber) {
      LuaValue normal = Keys.normal(key);
      return normal instanceof LuaInteger integer ? rawget(integer.v) : lookup(normal);
    }
    return lookup(key);
  }

  private LuaValue lookup(LuaValue key) {
    if (weak != null) {
      return weak.get(key);
    }
    int slot = find(key);
    return slot < 0 ? NIL : entries[2 * slot + 1];
  }

  @Override
  public void rawset(int key, LuaValue value) {
    int at = key - 1;
    if (at >= 0 && at < count && (value != NIL || key < count)) {
      items[at] = value;
    } else if (weak != null) {
      weak.set(LuaInteger.valueOf(key), value);
    } else if (at == count) {
      append(value);
    } else if (at >= 0 && at < count) {
      dropLast();
    } else {
      store(LuaInteger.valueOf(key), value);
    }
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    if (key instanceof LuaString) {
      store(key, value);
      return;
    }
    LuaValue normal = Keys.valid(key);
    if (normal instanceof LuaInteger integer) {
      rawset(integer.v, value);
    } else {
      store(normal, value);
    }
  }

  private void append(LuaValue value) {
    if (used != 0) {
      store(LuaInteger.valueOf(count + 1), NIL);
    }
    if (value == NIL) {
      return;
    }
    if (count == items.length) {
      items = Arrays.copyOf(items, grown(count, 4));
    }
    items[count++] = value;
    if (used != 0) {
      adoptSuccessors();
    }
  }

  /** Moves the keys that follow the array, and were set before it reached them, out of the hash. */
  private void adoptSuccessors() {
    int slot = find(LuaInteger.valueOf(count + 1));
    while (slot >= 0 && entries[2 * slot + 1] != NIL) {
      if (count == items.length) {
        items = Arrays.copyOf(items, grown(count, 4));
      }
      items[count++] = entries[2 * slot + 1];
      entries[2 * slot + 1] = NIL;
      slot = find(LuaInteger.valueOf(count + 1));
    }
  }

  private void dropLast() {
    do {
      items[--count] = NIL;
    } while (count > 0 && items[count - 1] == NIL);
  }

  private void store(LuaValue key, LuaValue value) {
    if (weak != null) {
      weak.set(key, value);
      return;
    }
    int slot = find(key);
    if (slot >= 0) {
      entries[2 * slot + 1] = value;
    } else if (value != NIL) {
      if (2 * used == entries.length) {
        rebuild(1);
      }
      insert(key, value);
    }
  }

  private void insert(LuaValue key, LuaValue value) {
    int slot = used++;
    entries[2 * slot] = key;
    entries[2 * slot + 1] = value;
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

  /** Makes room for {@code more} entries and leaves removed ones behind. */
  private void rebuild(int more) {
    int live = 0;
    for (int i = 1; i < 2 * used; i += 2) {
      if (entries[i] != NIL) {
        live++;
      }
    }
    LuaValue[] old = entries;
    int end = 2 * used;
    int capacity = grown(live + more - 1, 4);
    entries = new LuaValue[2 * capacity];
    index = capacity > UNINDEXED ? new int[Integer.highestOneBit(capacity) * 4] : NO_INDEX;
    used = 0;
    filter = 0;
    for (int i = 0; i < end; i += 2) {
      if (old[i + 1] != NIL) {
        insert(old[i], old[i + 1]);
      }
    }
  }

  private static int grown(int size, int least) {
    if (size >= MAX_SLOTS) {
      throw RaisedError.inCode("table overflow");
    }
    return Math.max(least, size + (size >> 1) + 1);
  }

  // Slots

  /** The slot of {@code key}, -1 if there is none. Strings only; weak tables have no slots. */
  public int slot(LuaString key) {
    return find(key);
  }

  /** Whether {@code slot} is the place of this very {@code key}. */
  public boolean holds(int slot, LuaString key) {
    return slot < used && entries[2 * slot] == key;
  }

  /** The key in a slot that {@link #slot} returned, which may be another object than the one asked for. */
  public LuaString key(int slot) {
    return (LuaString) entries[2 * slot];
  }

  /** How many slots are taken, those of removed entries included; the next new key gets this slot. */
  public int slots() {
    return used;
  }

  /** Whether some of its entries may vanish, in which case it has no slots. */
  public boolean isWeak() {
    return weak != null;
  }

  /** The value in a slot that {@link #holds} its key. */
  public LuaValue at(int slot) {
    return entries[2 * slot + 1];
  }

  /** Changes the value in a slot that {@link #holds} its key. */
  public void put(int slot, LuaValue value) {
    entries[2 * slot + 1] = value;
  }

  private int find(LuaValue key) {
    int hash = Keys.hash(key);
    if ((filter & 1L << hash) == 0) {
      return -1;
    }
    if (index.length == 0) {
      for (int slot = 0; slot < used; slot++) {
        if (Keys.same(entries[2 * slot], key)) {
          return slot;
        }
      }
      return -1;
    }
    int mask = index.length - 1;
    int at = hash & mask;
    for (int slot = index[at]; slot != 0; slot = index[at]) {
      if (Keys.same(entries[2 * slot - 2], key)) {
        return slot - 1;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  // Length and sequence operations

  /** Takes {@code values} as those of the keys 1, 2, ..., whatever these had; nil among them is a gap. */
  public void adopt(LuaValue[] values) {
    if (weak != null) {
      throw new IllegalStateException("a weak table has no array");
    }
    LuaValue[] old = items;
    int oldCount = count;
    items = values;
    count = values.length;
    if (count > 0 && items[count - 1] == NIL) {
      dropLast();
    }
    if (used != 0) {
      for (int i = 1; i <= values.length; i++) {
        store(LuaInteger.valueOf(i), NIL);
      }
      adoptSuccessors();
    }
    for (int i = values.length; i < oldCount; i++) {
      rawset(i + 1, old[i]);
    }
  }

  @Override
  public int length() {
    return weak != null ? weak.length() : count;
  }

  @Override
  public int rawlen() {
    return length();
  }

  @Override
  public LuaValue len() {
    return LuaInteger.valueOf(length());
  }

  @Override
  public void insert(int position, LuaValue value) {
    int length = length();
    int at = position == 0 ? length + 1 : position;
    if (weak == null && at >= 1 && at <= count && value != NIL) {
      append(items[count - 1]);
      System.arraycopy(items, at - 1, items, at, length - at);
      items[at - 1] = value;
      return;
    }
    for (int i = length; i >= at; i--) {
      rawset(i + 1, rawget(i));
    }
    rawset(at, value);
  }

  @Override
  public LuaValue remove(int position) {
    int length = length();
    int at = position == 0 ? length : position;
    LuaValue removed = rawget(at);
    if (weak == null && at >= 1 && at <= count) {
      System.arraycopy(items, at, items, at - 1, count - at);
      dropLast();
      return removed;
    }
    for (int i = at; i <= length; i++) {
      rawset(i, rawget(i + 1));
    }
    return removed;
  }

  @Override
  public void presize(int arraySize) {
    presize(arraySize, 0);
  }

  @Override
  public void presize(int arraySize, int hashSize) {
    if (arraySize > items.length) {
      items = Arrays.copyOf(items, arraySize);
    }
    if (hashSize > entries.length / 2 - used) {
      rebuild(Math.max(1, hashSize - hashSize / 3));
    }
  }

  @Override
  public void sort(LuaValue comparator) {
    throw new UnsupportedOperationException("sorting is the table library's");
  }

  // Traversal

  @Override
  public Varargs next(LuaValue key) {
    if (weak != null) {
      return weak.next(key);
    }
    int at = position(key);
    while (at < count && items[at] == NIL) {
      at++;
    }
    if (at < count) {
      return varargsOf(LuaInteger.valueOf(at + 1), items[at]);
    }
    for (int slot = Math.max(0, at - items.length); slot < used; slot++) {
      if (entries[2 * slot + 1] != NIL) {
        return varargsOf(entries[2 * slot], entries[2 * slot + 1]);
      }
    }
    return NIL;
  }

  /** The place after {@code key} in a traversal: array places first, slots after the capacity of the array. */
  private int position(LuaValue key) {
    if (key.isnil()) {
      return 0;
    }
    LuaValue normal = Keys.normal(key);
    int number = normal instanceof LuaInteger integer ? integer.v : 0;
    if (number >= 1 && number <= count) {
      return number;
    }
    int slot = find(normal);
    if (slot >= 0) {
      return items.length + slot + 1;
    }
    // Its value was removed during the traversal, and the array ended before it.
    if (number >= 1 && number <= items.length) {
      return number;
    }
    throw RaisedError.here("invalid key to 'next'");
  }

  @Override
  public Varargs inext(LuaValue key) {
    int following = key.checkint() + 1;
    LuaValue value = rawget(following);
    return value == NIL ? NONE : varargsOf(LuaInteger.valueOf(following), value);
  }

  @Override
  protected int getArrayLength() {
    return items.length;
  }

  @Override
  protected int getHashLength() {
    return entries.length / 2;
  }

  @Override
  protected LuaValue hashget(LuaValue key) {
    return rawget(key);
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    rawset(key, value);
  }
}
