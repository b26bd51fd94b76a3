package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.Real;
import java.util.Arrays;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code == < <=}, each in two forms: a boolean for code that cannot be suspended, and a value whose truth is the answer
 * for code that can.
 */
public final class Comparison {
  private Comparison() {}

  public static boolean eq(LuaRuntime m, LuaValue a, LuaValue b) {
    return a == b ? equalsItself(a) : needsThought(a, b) && truth(slowEq(m, a, b));
  }

  /** Equality of which one side at least is a string, so that no metamethod is asked. */
  public static boolean eqText(LuaValue a, LuaValue b) {
    return a == b || (a instanceof LuaString s && b instanceof LuaString t && s.raweq(t));
  }

  /** Equality with a number that is a double. */
  public static boolean eqNumber(LuaValue a, double b) {
    if (a instanceof LuaInteger x) {
      return x.v == b;
    }
    return a instanceof Real x ? x.value() == b : a instanceof LuaNumber && a.raweq(b);
  }

  public static LuaValue eqValue(Machine m, LuaValue a, LuaValue b) {
    return a == b ? bool(equalsItself(a)) : slowEq(m, a, b);
  }

  public static boolean lt(LuaRuntime m, LuaValue a, LuaValue b) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return x.v < y.v;
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return less(a, b);
    }
    return truth(slowLt(m, a, b));
  }

  public static LuaValue ltValue(Machine m, LuaValue a, LuaValue b) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return bool(less(a, b));
    }
    return slowLt(m, a, b);
  }

  public static boolean le(LuaRuntime m, LuaValue a, LuaValue b) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return x.v <= y.v;
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return lessOrEqual(a, b);
    }
    return truth(slowLe(m, a, b));
  }

  public static LuaValue leValue(Machine m, LuaValue a, LuaValue b) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return bool(lessOrEqual(a, b));
    }
    return slowLe(m, a, b);
  }

  /** Numbers whose doubles are equal may still differ if they are exact. */
  private static boolean less(LuaValue a, LuaValue b) {
    double x = a.todouble();
    double y = b.todouble();
    if (x == y && a instanceof ExactNumber) {
      return a.lt_b(b);
    }
    return (x == y && b instanceof ExactNumber) ? b.gt_b(x) : x < y;
  }

  private static boolean lessOrEqual(LuaValue a, LuaValue b) {
    double x = a.todouble();
    double y = b.todouble();
    if (x == y && a instanceof ExactNumber) {
      return a.lteq_b(b);
    }
    return (x == y && b instanceof ExactNumber) ? b.gteq_b(x) : x <= y;
  }

  /** Whether Lua takes {@code value} for true. */
  public static boolean truth(LuaValue value) {
    return value != LuaValue.NIL && value != LuaValue.FALSE;
  }

  /** Equality without metamethods. */
  public static boolean rawEqual(LuaValue a, LuaValue b) {
    return a == b ? equalsItself(a) : needsThought(a, b) && a.raweq(b);
  }

  /** The order of strings: by unsigned bytes, as {@code strcoll} has it in the C locale. */
  public static int compare(LuaString a, LuaString b) {
    return Arrays.compareUnsigned(
        a.m_bytes,
        a.m_offset,
        a.m_offset + a.m_length,
        b.m_bytes,
        b.m_offset,
        b.m_offset + b.m_length);
  }

  /** All do but NaN. */
  private static boolean equalsItself(LuaValue value) {
    return value instanceof LuaInteger
        || !(value instanceof LuaNumber)
        || !Double.isNaN(value.todouble());
  }

  /** Whether two different objects may be equal. */
  private static boolean needsThought(LuaValue a, LuaValue b) {
    if (a instanceof LuaString) {
      return b instanceof LuaString;
    }
    if (a instanceof LuaNumber) {
      return b instanceof LuaNumber;
    }
    return (a instanceof LuaTable && b instanceof LuaTable)
        || (a instanceof LuaUserdata && b instanceof LuaUserdata);
  }

  private static LuaValue slowEq(Machine m, LuaValue a, LuaValue b) {
    if (!needsThought(a, b)) {
      return LuaValue.FALSE;
    }
    if (!(a instanceof LuaTable) && a.raweq(b)) {
      return LuaValue.TRUE;
    }
    if (a instanceof LuaString || a instanceof LuaNumber) {
      return LuaValue.FALSE;
    }
    LuaValue handler = Metatables.handler(m.runtime(), a, Event.EQ);
    if (handler.isnil() || !rawEqual(handler, Metatables.handler(m.runtime(), b, Event.EQ))) {
      return LuaValue.FALSE;
    }
    return m.call(handler, a, b);
  }

  private static LuaValue slowLt(Machine m, LuaValue a, LuaValue b) {
    if (a instanceof LuaString s && b instanceof LuaString t) {
      return bool(compare(s, t) < 0);
    }
    LuaValue handler = Metatables.handler(m.runtime(), a, b, Event.LT);
    if (handler.isnil()) {
      throw Errors.comparison(a, b);
    }
    return m.call(handler, a, b);
  }

  private static LuaValue slowLe(Machine m, LuaValue a, LuaValue b) {
    if (a instanceof LuaString s && b instanceof LuaString t) {
      return bool(compare(s, t) <= 0);
    }
    LuaValue handler = Metatables.handler(m.runtime(), a, b, Event.LE);
    if (!handler.isnil()) {
      return m.call(handler, a, b);
    }
    LuaValue lt = Metatables.handler(m.runtime(), b, a, Event.LT);
    if (lt.isnil()) {
      throw Errors.comparison(a, b);
    }
    LuaValue less = m.call(lt, b, a);
    return less == Suspension.PENDING ? m.suspend(new Negation()) : bool(!truth(less));
  }

  private static LuaBoolean bool(boolean value) {
    return value ? LuaValue.TRUE : LuaValue.FALSE;
  }

  /** The rest of an {@code a <= b} that is computed as {@code not (b < a)}. */
  private static final class Negation extends Frame {
    @Override
    protected Varargs resume(Varargs results) {
      return bool(!truth(Calls.first(results)));
    }
  }
}
