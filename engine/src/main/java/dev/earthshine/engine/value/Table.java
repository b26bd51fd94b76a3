package dev.earthshine.engine.value;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * is rebuilt, so removal during a traversal is safe; one that moves to the array loses it. Nothing of luaj's own storage is used.
 *
 * <p>A <em>slot</em> is the place of a key in the hash, its value is in the next. It changes only when the hash is
 * rebuilt, which is why an access site may remember it as a hint and check it with {@link #holds}.
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

  /** Up to this many entries a walk along the keys beats an index. */
  public static final int UNINDEXED = 8;

  private static final int[] NO_INDEX = {};
  private static final int MAX_SLOTS = 1 << 28;

  /** So many tables hear of a mode their metatable gets later: enough for weak tables, little for the objects of a class. */
  private static final int MAX_USERS = 8;

  // Mutable state
  private Kind kind = Kind.PLAIN;
  private @Nullable LuaTable metatable;
  private @Nullable WeakEntries weak;
  /** Some of the tables this is the metatable of, for a mode that it gets later. */
  private @Nullable List<WeakReference<Table>> users;

  /** Set where other tables inherit from this one or find metamethods here, and may remember what they found. */
  private @Nullable Heritage heritage;
  /** Values of the keys 1..count, the last of which is never nil; then nil. */
  private LuaValue[] items = NOVALS;

  private int count;
  /** Keys at even, values at odd places; a nil value marks a removed entry. */
  private LuaValue[] entries = NOVALS;

  private int used;
  /** The bits {@code 1 << hash} of all keys: what has none of them is not here. All bits if the table is weak. */
  private long filter;

  /** One more than the slot, at the hash of its key; 0 is free. Empty while there are few entries. */
  private int[] index = NO_INDEX;

  /** An empty table. */
  public Table() {}

  /** An empty table with room for {@code arraySize} entries from index 1 and {@code hashSize} others. */
  public Table(int arraySize, int hashSize) {
    presize(arraySize, hashSize);
  }

  /**
   * A table of named fields.
   *
   * @param entries at most {@link #UNINDEXED} keys, each once, and after each its value, which may be nil; the table takes
   *     the array over
   * @param filter {@link #filter} of these keys
   */
  public Table(LuaValue[] entries, long filter) {
    this.entries = entries;
    this.used = entries.length / 2;
    this.filter = filter;
  }

  /** What a table needs to know of a key that it gets in its constructor; that of several keys is the union. */
  public static long filter(LuaString key) {
    return 1L << Keys.hash(key);
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

  /** Declares what this new table is, gives it a metatable that asks for no weakness, and returns it. */
  public Table as(Kind declared, LuaTable plainMetatable) {
    kind = declared;
    metatable = plainMetatable;
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
    if (heritage != null) {
      heritage.changed();
    }
    readMode();
    if (weak == null && metatable instanceof Table shared) {
      shared.addUser(this);
    }
    return this;
  }

  private void addUser(Table user) {
    if (users == null) {
      users = new ArrayList<>(1);
    }
    if (users.size() < MAX_USERS) {
      users.add(new WeakReference<>(user));
    }
  }

  private void readMode() {
    String mode = metatable != null && metatable.rawget(MODE) instanceof LuaString text
        ? LuaStrings.text(text)
        : "";
    boolean keys = mode.indexOf('k') >= 0;
    boolean values = mode.indexOf('v') >= 0;
    if (weak != null || keys || values) {
      changeMode(keys, values);
    }
  }

  @Override
  public boolean useWeakKeys() {
    return weak != null && weak.weakKeys();
  }

  @Override
  public boolean useWeakValues() {
    return weak != null && weak.weakValues();
  }

  /** What tables that inherit from this one may remember of it, null if it does not tell. */
  public @Nullable Heritage heritage() {
    return heritage;
  }

  /** From now on this table tells {@code stamp} of every change that may concern tables inheriting from it. */
  public Heritage heritage(ClassStamp stamp) {
    Heritage known = heritage;
    if (known == null) {
      known = new Heritage(this, stamp);
      heritage = known;
    }
    return known;
  }

  private void changeMode(boolean keys, boolean values) {
    Table copy = new Table();
    for (Varargs n = next(NIL); !n.arg1().isnil(); n = next(n.arg1())) {
      copy.rawset(n.arg1(), n.arg(2));
    }
    items = entries = NOVALS;
    index = NO_INDEX;
    count = used = 0;
    weak = keys || values ? new WeakEntries(keys, values) : null;
    filter = weak == null ? 0 : -1;
    for (Varargs n = copy.next(NIL); !n.arg1().isnil(); n = copy.next(n.arg1())) {
      rawset(n.arg1(), n.arg(2));
    }
    if (heritage != null) {
      heritage.changed();
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
    LuaValue[] all = items;
    int at = key - 1;
    if (at >= 0 && at < all.length) {
      LuaValue value = all[at];
      if (value != NIL) {
        return value;
      }
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
    int slot = key instanceof LuaString name ? slot(name) : find(key);
    return slot < 0 ? NIL : entries[slot + 1];
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
    if (value == NIL) {
      if (used != 0) {
        store(LuaInteger.valueOf(count + 1), NIL);
      }
      return;
    }
    if (used != 0) {
      forget(find(LuaInteger.valueOf(count + 1)));
    }
    if (count == items.length) {
      growItems(grown(count, 4));
    }
    items[count++] = value;
    if (used != 0) {
      adoptSuccessors();
    }
  }

  /** Moves the keys that follow the array, and were set before it reached them, out of the hash. */
  private void adoptSuccessors() {
    int slot = find(LuaInteger.valueOf(count + 1));
    while (slot >= 0 && entries[slot + 1] != NIL) {
      if (count == items.length) {
        growItems(grown(count, 4));
      }
      items[count++] = entries[slot + 1];
      forget(slot);
      slot = find(LuaInteger.valueOf(count + 1));
    }
  }

  /** Removes an entry whose key is in the array from now on: a traversal must not find it in two places. */
  private void forget(int slot) {
    if (slot >= 0) {
      entries[slot] = entries[slot + 1] = NIL;
    }
  }

  private void growItems(int length) {
    int old = items.length;
    items = Arrays.copyOf(items, length);
    Arrays.fill(items, old, length, NIL);
  }

  private void dropLast() {
    do {
      items[--count] = NIL;
    } while (count > 0 && items[count - 1] == NIL);
  }

  private void store(LuaValue key, LuaValue value) {
    if (weak != null) {
      weak.set(key, value);
      if (heritage != null) {
        heritage.changed();
      }
      return;
    }
    int slot = key instanceof LuaString name ? slot(name) : find(key);
    if (slot >= 0) {
      replace(slot, value);
    } else if (value != NIL) {
      add(key, value);
    }
  }

  private void replace(int slot, LuaValue value) {
    if (heritage != null) {
      heritage.replaced(entries[slot + 1]);
    }
    entries[slot + 1] = value;
  }

  private void add(LuaValue key, LuaValue value) {
    if (2 * used == entries.length) {
      boolean moved = key instanceof LuaInteger && moveDense();
      rebuild(1);
      if (moved) {
        rawset(((LuaInteger) key).v, value);
        return;
      }
    }
    insert(key, value);
    if (heritage != null) {
      heritage.changed();
    }
    if (users != null && key.raweq(MODE)) {
      tellUsers(users);
    }
  }

  private static void tellUsers(List<WeakReference<Table>> users) {
    for (WeakReference<Table> reference : users) {
      Table user = reference.get();
      if (user != null) {
        user.readMode();
      }
    }
  }

  private void insert(LuaValue key, LuaValue value) {
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

  /**
   * Moves whole-numbered keys to the array if more than half of its places are then taken, as the reference does when it
   * rehashes; says whether it did.
   */
  private boolean moveDense() {
    int end = Dense.end(entries, count);
    if (end <= count) {
      return false;
    }
    if (end > items.length) {
      growItems(end);
    }
    for (int i = 0; i < 2 * used; i += 2) {
      if (entries[i] instanceof LuaInteger key && key.v > count && key.v <= end) {
        items[key.v - 1] = entries[i + 1];
        entries[i + 1] = NIL;
      }
    }
    count = end;
    adoptSuccessors();
    return true;
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
    boolean indexed = live + more > UNINDEXED;
    int room = grown(live + more - 1, 4);
    int capacity = indexed ? room : Math.min(room, UNINDEXED);
    entries = new LuaValue[2 * capacity];
    index = indexed ? new int[Integer.highestOneBit(capacity) * 4] : NO_INDEX;
    used = 0;
    filter = weak == null ? 0 : -1;
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

  /** The slot of {@code key}, -1 if there is none. Weak tables have no slots. */
  public int slot(LuaString key) {
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

  /** Whether no key of this {@link #filter} is here. */
  public boolean lacks(long bit) {
    return (filter & bit) == 0;
  }

  /** Whether {@code slot} is the place of this very {@code key}. */
  public boolean holds(int slot, LuaString key) {
    return slot < entries.length && entries[slot] == key;
  }

  /** The key in a slot that {@link #slot} returned, which may be another object than the one asked for. */
  public LuaString key(int slot) {
    return (LuaString) entries[slot];
  }

  /** The slot that the next new key gets, unless the hash is rebuilt for it. */
  public int nextSlot() {
    return 2 * used;
  }

  /** Whether some of its entries may vanish, in which case it has no slots. */
  public boolean isWeak() {
    return weak != null;
  }

  /** The value in a slot that {@link #holds} its key. */
  public LuaValue at(int slot) {
    return entries[slot + 1];
  }

  /** Changes the value in a slot that {@link #holds} its key. */
  public void put(int slot, LuaValue value) {
    replace(slot, value);
  }

  /** {@link #put} for a table without {@link #heritage()}. */
  public void putPlain(int slot, LuaValue value) {
    entries[slot + 1] = value;
  }

  private int find(LuaValue key) {
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

  /** A copy of the keys and values in the hash, for {@link #isStill}. */
  public LuaValue[] snapshot() {
    return Arrays.copyOf(entries, 2 * used);
  }

  /** Whether there is nothing here but the entries of {@code snapshot}. */
  public boolean isStill(LuaValue[] snapshot) {
    return metatable == null
        && count == 0
        && Arrays.equals(entries, 0, 2 * used, snapshot, 0, snapshot.length);
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
        forget(find(LuaInteger.valueOf(i)));
      }
      adoptSuccessors();
    }
    for (int i = values.length; i < oldCount; i++) {
      rawset(i + 1, old[i]);
    }
  }

  /**
   * Takes {@code fields} as the entries of this table, which must be new: strings as keys, and after each its value, which
   * is not nil. Of several entries with one key the last value counts, in the place of the first.
   */
  public void adoptFields(LuaValue[] fields) {
    entries = fields;
    int capacity = fields.length / 2;
    index = capacity > UNINDEXED ? new int[Integer.highestOneBit(capacity) * 4] : NO_INDEX;
    for (int i = 0; i < fields.length; i += 2) {
      LuaValue key = fields[i];
      long bit = 1L << Keys.hash(key);
      if (capacity <= UNINDEXED && (filter & bit) == 0 && 2 * used == i) {
        filter |= bit; // Certainly new, and already in its place.
        used++;
      } else if (lookup(key) == NIL) {
        insert(key, fields[i + 1]);
      } else {
        store(key, fields[i + 1]);
      }
    }
    Arrays.fill(fields, 2 * used, fields.length, NIL);
  }

  /**
   * How many entries the hash has, removed ones included: the end of the places of {@link #entryKey} and {@link
   * #entryValue}. A weak table has none that could be asked for so.
   */
  public int entryCount() {
    return used;
  }

  /** The key of an entry, in the order of insertion from 0. */
  public LuaValue entryKey(int place) {
    return entries[2 * place];
  }

  /** The value of an entry, nil if it was removed. */
  public LuaValue entryValue(int place) {
    return entries[2 * place + 1];
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
      growItems(arraySize);
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
    for (int slot = 2 * Math.max(0, at - items.length); slot < 2 * used; slot += 2) {
      if (entries[slot + 1] != NIL) {
        return varargsOf(entries[slot], entries[slot + 1]);
      }
    }
    return NIL;
  }

  /**
   * The place of the first entry after {@code place} in a traversal that begins at 0; 0 if there is none. A place is
   * found as long as no key is added.
   */
  public int after(int place) {
    int at = place;
    while (at < count) {
      if (items[at++] != NIL) {
        return at;
      }
    }
    for (int slot = 2 * Math.max(0, at - items.length); slot < 2 * used; slot += 2) {
      if (entries[slot + 1] != NIL) {
        return items.length + slot / 2 + 1;
      }
    }
    return 0;
  }

  /** The key at a place that {@link #after} returned. */
  public LuaValue keyAt(int place) {
    if (place <= items.length) {
      return LuaInteger.valueOf(place);
    }
    int slot = 2 * (place - items.length - 1);
    return slot < entries.length ? entries[slot] : NIL;
  }

  /** The value at a place that {@link #after} returned. */
  public LuaValue valueAt(int place) {
    if (place <= items.length) {
      return items[place - 1];
    }
    int slot = 2 * (place - items.length - 1);
    return slot < entries.length ? entries[slot + 1] : NIL;
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
      return items.length + slot / 2 + 1;
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
