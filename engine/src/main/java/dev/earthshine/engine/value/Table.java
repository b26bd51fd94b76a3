package dev.earthshine.engine.value;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The table that Lua code, the standard library and JSON make: an {@linkplain ArrayPart array} and a {@linkplain HashPart
 * hash}, or {@linkplain WeakEntries weak entries}, with a metatable. Nothing of luaj's own storage is used.
 */
public final class Table extends ArrayPart {
  /** What a table was declared to be, beyond what its keys show: it decides how an empty one leaves Lua. */
  public enum Kind {
    /** Neither: a non-empty sequence counts as a list, anything else as a map. */
    PLAIN,
    /** A JSON array or Java list, even when empty. */
    ARRAY,
    /** A JSON object or Java map, even when its keys are 1..n. */
    OBJECT
  }

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
    super(entries, filter);
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
    clear();
    if (keys || values) {
      weak = new WeakEntries(keys, values);
      lackNothing();
    } else {
      weak = null;
    }
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
    LuaValue value = item(key);
    if (value != NIL) {
      return value;
    }
    return weak == null && !hasEntries() ? NIL : lookup(LuaInteger.valueOf(key));
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
    return slot < 0 ? NIL : at(slot);
  }

  @Override
  public void rawset(int key, LuaValue value) {
    if (replaceItem(key, value)) {
      return;
    }
    if (weak != null) {
      weak.set(LuaInteger.valueOf(key), value);
    } else if (key == count() + 1 && value != NIL) {
      append(value);
    } else if (key == count() && key > 0) {
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
      heritage.replaced(at(slot));
    }
    putPlain(slot, value);
  }

  private void add(LuaValue key, LuaValue value) {
    if (!hasRoomFor(1)) {
      boolean moved = key instanceof LuaInteger && moveDense();
      rebuild(1);
      if (moved) {
        rawset(((LuaInteger) key).v, value);
        return;
      }
    }
    addEntry(key, value);
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

  /** Whether some of its entries may vanish, in which case it has no slots. */
  public boolean isWeak() {
    return weak != null;
  }

  /** Changes the value in a slot that {@link #holds} its key. */
  public void put(int slot, LuaValue value) {
    replace(slot, value);
  }

  /** Whether there is nothing here but the entries of {@code snapshot}. */
  public boolean isStill(LuaValue[] snapshot) {
    return metatable == null && count() == 0 && hasEntriesOf(snapshot);
  }

  // Length and sequence operations

  /** Takes {@code values} as those of the keys 1, 2, ..., whatever these had; nil among them is a gap. */
  public void adopt(LuaValue[] values) {
    if (weak != null) {
      throw new IllegalStateException("a weak table has no array");
    }
    adoptItems(values);
  }

  @Override
  public int length() {
    return weak != null ? weak.length() : count();
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
    if (weak == null && at >= 1 && at <= length && value != NIL) {
      insertItem(at, value);
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
    if (weak == null && at >= 1 && at <= length) {
      removeItem(at);
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
    ensureItems(arraySize);
    if (weak == null && !hasRoomFor(hashSize)) {
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
    return weak != null ? weak.next(key) : following(key);
  }

  @Override
  public Varargs inext(LuaValue key) {
    int following = key.checkint() + 1;
    LuaValue value = rawget(following);
    return value == NIL ? NONE : varargsOf(LuaInteger.valueOf(following), value);
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
