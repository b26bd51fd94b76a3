package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.ClassStamp;
import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.Heritage;
import dev.earthshine.engine.value.Receiver;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * One place in the program that reads or writes a field of a constant name. It remembers in which slot it last found the
 * field, in objects and in their classes.
 *
 * <p>Shared by all threads that run the chunk. What it remembers is only ever a hint that is checked against the table,
 * so a race costs a look-up at worst.
 */
public final class FieldSite {
  /** Longer chains of classes are left to the general way. */
  private static final int MAX_CLASSES = 8;

  private final LuaString key;
  private final long filter;
  private final @Nullable String what;
  // Mutable state: hints
  private int slot;
  private LuaString seen;
  private int classSlot;
  private LuaString classSeen;

  /** A place that accesses {@code key}; {@code what} describes the object for error messages. */
  public FieldSite(LuaString key, @Nullable String what) {
    this.key = key;
    this.filter = Table.filter(key);
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
    if (object instanceof Table table) {
      return table.lacks(filter) ? inherited(m, table) : get(m, object);
    }
    if (object instanceof LuaString) {
      LuaTable metatable = m.runtime().metatable(LuaValue.TSTRING);
      return metatable == null
          ? Index.slowGet(m, object, key, what)
          : inherited(m, object, metatable);
    }
    return object instanceof Receiver receiver
        ? receiver.method(key)
        : Index.slowGet(m, object, key, what);
  }

  private LuaValue find(Machine m, Table table) {
    if (table.lacks(filter)) {
      return inherited(m, table);
    }
    int found = table.slot(key);
    if (found >= 0) {
      slot = found;
      seen = table.key(found);
      LuaValue value = table.at(found);
      if (value != LuaValue.NIL) {
        return value;
      }
    }
    return table.isWeak() ? Index.slowGet(m, table, key, what) : inherited(m, table);
  }

  private LuaValue inherited(Machine m, Table table) {
    LuaTable metatable = table.metatable();
    return metatable == null ? LuaValue.NIL : inherited(m, table, metatable);
  }

  private LuaValue inherited(Machine m, LuaValue object, LuaTable metatable) {
    Heritage heritage = metatable instanceof Table meta ? meta.heritage() : null;
    LuaValue method = heritage == null ? null : heritage.method(key);
    return method != null ? method : find(m, object, metatable);
  }

  /** Looks along the classes, as long as each is a plain table. */
  private LuaValue find(Machine m, LuaValue object, LuaTable first) {
    ClassStamp stamp = m.runtime().classes();
    LuaTable metatable = first;
    boolean memorable = true;
    for (int i = 0; i < MAX_CLASSES && metatable instanceof Table meta; i++) {
      LuaValue index = meta.heritage(stamp).handler(Event.INDEX);
      if (!(index instanceof Table type) || type.isWeak()) {
        break;
      }
      memorable &= meta.heritage(stamp).follows(stamp) && type.heritage(stamp).follows(stamp);
      LuaValue value = inClass(type);
      if (value != LuaValue.NIL) {
        if (memorable) {
          ((Table) first).heritage(stamp).inherits(key, value);
        }
        return value;
      }
      metatable = type.metatable();
      if (metatable == null) {
        return LuaValue.NIL;
      }
    }
    return Index.slowGet(m, object, key, what);
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
          && (table.at(hint) != LuaValue.NIL || table.metatable() == null)
          && table.heritage() == null) {
        table.putPlain(hint, value);
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
      slot = table.nextSlot();
      seen = key;
    }
    table.rawset(key, value);
    return LuaValue.NIL;
  }
}
