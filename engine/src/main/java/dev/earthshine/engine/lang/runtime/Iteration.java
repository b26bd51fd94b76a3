package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

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

  /**
   * One step of a generic loop that walks a table with {@code next} or what {@code ipairs} gives.
   *
   * @return the results of {@code iterator(state, control)}; null if it is another iterator
   */
  public static @Nullable Varargs step(
      Machine m, LuaValue iterator, LuaValue state, LuaValue control) {
    LuaRuntime runtime = m.runtime();
    if (state instanceof Table table) {
      if (iterator == runtime.next) {
        return table.next(control);
      }
      if (iterator == runtime.inext && control instanceof LuaInteger index) {
        LuaValue value = table.rawget(index.v + 1);
        return value == LuaValue.NIL
            ? value
            : LuaValue.varargsOf(LuaInteger.valueOf(index.v + 1), value);
      }
    }
    return null;
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
