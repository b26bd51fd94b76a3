package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.Real;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/** Numbers, both ways. */
final class Numbers {
  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  /** The Lua number for {@code value}, or null for a class of numbers that is an object to Lua (an AtomicLong, say). */
  static @Nullable LuaNumber toLua(Number value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return LuaInteger.valueOf(value.intValue());
    }
    if (value instanceof Double || value instanceof Float) {
      return Real.of(value.doubleValue());
    }
    if (value instanceof Long) {
      return ExactNumber.of(value.longValue());
    }
    if (value instanceof BigDecimal decimal) {
      return ExactNumber.of(decimal);
    }
    return value instanceof BigInteger integer ? ExactNumber.of(integer) : null;
  }

  /** An Integer where {@code value} is one, else a Long, else a Double; an exact number keeps its digits. */
  static Number toJava(LuaNumber value) {
    if (value instanceof LuaInteger) {
      return value.toint();
    }
    if (value instanceof ExactNumber exact) {
      return exact.toJava();
    }
    double number = value.todouble();
    if (!isLong(number)) {
      return number;
    }
    long integer = (long) number;
    if (integer == (int) integer) {
      return (int) integer;
    }
    return integer;
  }

  /** Whether {@code value} is a number with an integer value between {@code least} and {@code most}. */
  static boolean isInteger(LuaValue value, long least, long most) {
    if (value instanceof LuaInteger integer) {
      return integer.v >= least && integer.v <= most;
    }
    if (value instanceof ExactNumber exact) {
      return exact.toJava() instanceof Long integer && integer >= least && integer <= most;
    }
    return value instanceof LuaNumber
        && isLong(value.todouble())
        && (long) value.todouble() >= least
        && (long) value.todouble() <= most;
  }

  /** The integer that {@code value} is. */
  static long integer(LuaValue value) {
    return value instanceof ExactNumber exact
        ? exact.toJava().longValue()
        : (long) value.todouble();
  }

  /** Whether {@code value} is a number other than NaN and the infinities. */
  static boolean isFinite(LuaValue value) {
    return value instanceof ExactNumber
        || (value instanceof LuaNumber && Double.isFinite(value.todouble()));
  }

  /** The finite number that {@code value} is, with the digits it shows. */
  static BigDecimal decimal(LuaValue value) {
    return new BigDecimal(toJava((LuaNumber) value).toString());
  }

  private static boolean isLong(double number) {
    return number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
  }
}
