package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Receiver;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * One place in the program that reads or writes a field of a constant name. It remembers in which slot it last found the
 * field, and where the metatable and the class of the object had theirs.
 *
 * <p>Shared by all threads that run the chunk. What it remembers is only ever a hint that is checked against the table,
 * so a race costs a look-up at worst.
 */
public final class FieldSite {
  /** Longer chains of classes are left to the general way. */
  private static final int MAX_CLASSES = 8;

  private final LuaString key;
  private final @Nullable String what;
  // Mutable state: hints
  private int slot;
  private LuaString seen;
  private int indexSlot;
  private LuaString indexSeen = LuaValue.INDEX;
  private int classSlot;
  private LuaString classSeen;

  /** A place that accesses {@code key}; {@code what} describes the object for error messages. */
  public FieldSite(LuaString key, @Nullable String what) {
    this.key = key;
    this.what = what;
    this.seen = key;
    this.classSeen = key;
  }

  /** {@code object.key}. */
  public LuaValue get(Machine m, LuaValue object) {
    if (object instanceof Table table) {
      int hint = slot;
      if (table.holds(hint, seen)) {
        LuaValue value = table.at(hint);
        if (value != LuaValue.NIL) {
          return value;
        }
      }
      return find(m, table);
    }
    return Index.slowGet(m, object, key, what);
  }

  /** What {@code object:key(...)} calls. */
  public LuaValue method(Machine m, LuaValue object) {
    return object instanceof Receiver receiver ? receiver.method(key) : get(m, object);
  }

  private LuaValue find(Machine m, Table table) {
    int found = table.slot(key);
    if (found >= 0) {
      slot = found;
      seen = table.key(found);
      LuaValue value = table.at(found);
      if (value != LuaValue.NIL) {
        return value;
      }
    }
    LuaTable metatable = table.metatable();
    if (metatable == null && !table.isWeak()) {
      return LuaValue.NIL;
    }
    return inherited(m, table, metatable);
  }

  /** Looks along the classes, as long as each is a plain table. */
  private LuaValue inherited(Machine m, Table table, @Nullable LuaTable first) {
    LuaTable metatable = first;
    for (int i = 0; i < MAX_CLASSES && metatable instanceof Table meta; i++) {
      if (!(index(meta) instanceof Table type) || type.isWeak()) {
        break;
      }
      LuaValue value = inClass(type);
      if (value != LuaValue.NIL) {
        return value;
      }
      metatable = type.metatable();
      if (metatable == null) {
        return LuaValue.NIL;
      }
    }
    return Index.slowGet(m, table, key, what);
  }

  private LuaValue index(Table metatable) {
    int hint = indexSlot;
    if (metatable.holds(hint, indexSeen)) {
      return metatable.at(hint);
    }
    int found = metatable.slot(LuaValue.INDEX);
    if (found < 0) {
      return LuaValue.NIL;
    }
    indexSlot = found;
    indexSeen = metatable.key(found);
    return metatable.at(found);
  }

  private LuaValue inClass(Table type) {
    int hint = classSlot;
    if (type.holds(hint, classSeen)) {
      return type.at(hint);
    }
    int found = type.slot(key);
    if (found < 0) {
      return LuaValue.NIL;
    }
    classSlot = found;
    classSeen = type.key(found);
    return type.at(found);
  }

  /** {@code object.key = value}; the result is that of {@link Index#set}. */
  public LuaValue set(Machine m, LuaValue object, LuaValue value) {
    if (object instanceof Table table) {
      int hint = slot;
      if (table.holds(hint, seen)
          && (table.at(hint) != LuaValue.NIL || table.metatable() == null)) {
        table.put(hint, value);
        return LuaValue.NIL;
      }
      return store(m, table, value);
    }
    return Index.slowSet(m, object, key, value, what);
  }

  private LuaValue store(Machine m, Table table, LuaValue value) {
    int found = table.slot(key);
    if (found >= 0) {
      slot = found;
      seen = table.key(found);
      if (table.at(found) != LuaValue.NIL) {
        table.put(found, value);
        return LuaValue.NIL;
      }
    }
    if (table.metatable() != null) {
      return Index.slowSet(m, table, key, value, what);
    }
    if (found < 0) {
      slot = table.slots();
      seen = key;
    }
    table.rawset(key, value);
    return LuaValue.NIL;
  }
}
