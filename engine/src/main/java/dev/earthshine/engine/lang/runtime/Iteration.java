package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.WaitingFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/** What loops need: the bounds of a numeric {@code for}, the steps of a generic one. */
public final class Iteration {
  /** Up to here every whole number is a double, so that counting in a {@code long} gives the same values. */
  private static final long EXACT = 1L << 53;

  private Iteration() {}

  public static double start(LuaValue value) {
    return number(value, "initial value");
  }

  public static double limit(LuaValue value) {
    return number(value, "limit");
  }

  public static double step(LuaValue value) {
    return number(value, "step");
  }

  private static double number(LuaValue value, String what) {
    if (value instanceof LuaNumber) {
      return value.todouble();
    }
    LuaValue number = LuaNumbers.coerce(value);
    if (number == null) {
      throw RaisedError.inCode("'for' " + what + " must be a number");
    }
    return number.todouble();
  }

  /** The cursor of a loop that has to call its iterator. */
  public static final long CALLING = Long.MIN_VALUE;

  /**
   * Where a generic loop begins. A loop that walks a table with {@code next} keeps its place in the table as a cursor, one
   * with what {@code ipairs} gives the index as a negative number; 0 is the beginning of the one and the end of both.
   */
  public static long begin(Machine m, LuaValue iterator, LuaValue state, LuaValue control) {
    LuaRuntime runtime = m.runtime();
    if (iterator instanceof WaitingFunction waiting) {
      runtime.enterLoop(waiting);
    } else if (state instanceof Table table && !table.isWeak()) {
      if (iterator == runtime.next && control == LuaValue.NIL) {
        return 0;
      }
      if (iterator == runtime.inext && control instanceof LuaInteger index && index.v == 0) {
        return -1;
      }
    }
    return CALLING;
  }

  /** The next place of the cursor, 0 at the end. */
  public static long advance(LuaValue state, long cursor) {
    Table table = (Table) state;
    if (cursor >= 0) {
      return table.after((int) cursor);
    }
    return table.rawget((int) -cursor) == LuaValue.NIL ? 0 : cursor - 1;
  }

  /** The key the cursor has been advanced to. */
  public static LuaValue key(LuaValue state, long cursor) {
    return cursor >= 0
        ? ((Table) state).keyAt((int) cursor)
        : LuaInteger.valueOf((int) (-cursor - 1));
  }

  /** The value the cursor has been advanced to. */
  public static LuaValue value(LuaValue state, long cursor) {
    Table table = (Table) state;
    return cursor >= 0 ? table.valueAt((int) cursor) : table.rawget((int) (-cursor - 1));
  }

  /** A generic loop over {@code iterator} has been left, early or at its end. */
  public static void left(Machine m, LuaValue iterator) {
    if (iterator instanceof WaitingFunction waiting) {
      m.runtime().leaveLoop(waiting);
    }
  }

  /** Whether a loop at {@code index} has not passed its limit. */
  public static boolean goesOn(double index, double limit, double step) {
    return step > 0 ? index <= limit : index >= limit;
  }

  /** The last whole number a loop may reach; one it cannot begin with if the limit is NaN. */
  public static long wholeLimit(double limit, boolean upwards) {
    if (Double.isNaN(limit)) {
      return upwards ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    double whole = upwards ? Math.floor(limit) : Math.ceil(limit);
    return Math.max(-EXACT, Math.min(EXACT, (long) whole));
  }
}
