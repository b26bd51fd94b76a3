package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Real;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code t[k]}, {@code t[k] = v} and {@code #t}, with their metamethods. */
public final class Index {
  /** How many {@code __index} or {@code __newindex} may follow one another. */
  private static final int MAX_CHAIN = 100;

  private Index() {}

  public static LuaValue get(Machine m, LuaValue object, LuaValue key, @Nullable String what) {
    if (object instanceof Table table) {
      LuaValue value = key instanceof LuaInteger i ? table.rawget(i.v) : table.rawget(key);
      if (value != LuaValue.NIL || table.metatable() == null) {
        return value;
      }
    }
    return slowGet(m, object, key, what);
  }

  public static LuaValue get(Machine m, LuaValue object, long key, @Nullable String what) {
    if (object instanceof Table table && (int) key == key) {
      LuaValue value = table.rawget((int) key);
      if (value != LuaValue.NIL || table.metatable() == null) {
        return value;
      }
    }
    return slowGet(m, object, Real.of(key), what);
  }

  public static LuaValue get(Machine m, LuaValue object, double key, @Nullable String what) {
    int integer = (int) key;
    return integer == key
        ? get(m, object, (long) integer, what)
        : get(m, object, Real.of(key), what);
  }

  /** The key is {@code number} if there is no {@code key}. */
  public static LuaValue get(
      Machine m, LuaValue object, @Nullable LuaValue key, double number, @Nullable String what) {
    return key == null ? get(m, object, number, what) : get(m, object, key, what);
  }

  static LuaValue slowGet(Machine m, LuaValue start, LuaValue key, @Nullable String what) {
    LuaValue object = start;
    for (int i = 0; i < MAX_CHAIN; i++) {
      LuaValue handler;
      if (object instanceof LuaTable table) {
        LuaValue value = table.rawget(key);
        if (!value.isnil()) {
          return value;
        }
        handler = Metatables.handler(m.runtime(), object, Event.INDEX);
        if (handler.isnil()) {
          return LuaValue.NIL;
        }
      } else {
        handler = Metatables.handler(m.runtime(), object, Event.INDEX);
        if (handler.isnil()) {
          throw Errors.operand("index", object, i == 0 ? what : null);
        }
      }
      if (handler instanceof LuaFunction) {
        return m.call(handler, object, key);
      }
      object = handler;
    }
    throw RaisedError.inCode("loop in gettable");
  }

  /** Sets; returns {@link Suspension#PENDING} if a metamethod was suspended, anything else otherwise. */
  public static LuaValue set(
      Machine m, LuaValue object, LuaValue key, LuaValue value, @Nullable String what) {
    if (object instanceof Table table) {
      if (table.metatable() == null) {
        if (key instanceof LuaInteger i) {
          table.rawset(i.v, value);
        } else {
          table.rawset(key, value);
        }
        return LuaValue.NIL;
      }
    }
    return slowSet(m, object, key, value, what);
  }

  public static LuaValue set(
      Machine m, LuaValue object, long key, LuaValue value, @Nullable String what) {
    if (object instanceof Table table && table.metatable() == null && (int) key == key) {
      table.rawset((int) key, value);
      return LuaValue.NIL;
    }
    return slowSet(m, object, Real.of(key), value, what);
  }

  public static LuaValue set(
      Machine m, LuaValue object, double key, LuaValue value, @Nullable String what) {
    int integer = (int) key;
    return integer == key
        ? set(m, object, (long) integer, value, what)
        : set(m, object, Real.of(key), value, what);
  }

  /** The key is {@code number} if there is no {@code key}. */
  public static LuaValue set(
      Machine m,
      LuaValue object,
      @Nullable LuaValue key,
      double number,
      LuaValue value,
      @Nullable String what) {
    return key == null ? set(m, object, number, value, what) : set(m, object, key, value, what);
  }

  static LuaValue slowSet(
      Machine m, LuaValue start, LuaValue key, LuaValue value, @Nullable String what) {
    LuaValue object = start;
    for (int i = 0; i < MAX_CHAIN; i++) {
      LuaValue handler;
      if (object instanceof LuaTable table) {
        handler = table.rawget(key).isnil()
            ? Metatables.handler(m.runtime(), object, Event.NEWINDEX)
            : LuaValue.NIL;
        if (handler.isnil()) {
          checkKey(key);
          table.rawset(key, value);
          return LuaValue.NIL;
        }
      } else {
        handler = Metatables.handler(m.runtime(), object, Event.NEWINDEX);
        if (handler.isnil()) {
          throw Errors.operand("index", object, i == 0 ? what : null);
        }
      }
      if (handler instanceof LuaFunction) {
        return m.call(handler, object, key, value);
      }
      object = handler;
    }
    throw RaisedError.inCode("loop in settable");
  }

  private static void checkKey(LuaValue key) {
    if (key.isnil()) {
      throw RaisedError.inCode("table index is nil");
    }
    if (key.type() == LuaValue.TNUMBER && Double.isNaN(key.todouble())) {
      throw RaisedError.inCode("table index is NaN");
    }
  }

  /** {@code #value}. */
  public static LuaValue length(Machine m, LuaValue value, @Nullable String what) {
    if (value instanceof LuaString string) {
      return LuaInteger.valueOf(string.m_length);
    }
    if (value instanceof Table table && table.metatable() == null) {
      return LuaInteger.valueOf(table.length());
    }
    LuaValue handler = Metatables.handler(m.runtime(), value, Event.LEN);
    if (!handler.isnil()) {
      return m.call(handler, value, value);
    }
    if (value instanceof LuaTable table) {
      return LuaInteger.valueOf(table.rawlen());
    }
    throw Errors.operand("get length of", value, what);
  }
}
