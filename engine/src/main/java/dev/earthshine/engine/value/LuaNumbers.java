package dev.earthshine.engine.value;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Numbers and their text, as the reference implementation has them: {@code %.14g} outwards, {@code strtod} inwards.
 *
 * <p>luaj's own conversions go through {@code float} and lack hexadecimal fractions, so nothing in Earthshine calls
 * {@code tojstring} or {@code tonumber} of its values for that.
 */
public final class LuaNumbers {
  private static final double INTEGRAL_TEXT_BELOW = 1e14;

  private LuaNumbers() {}

  /** The text of a number, as {@code tostring} and {@code ..} have it. */
  public static LuaString text(LuaValue number) {
    if (number instanceof LuaInteger integer) {
      return NumberText.of(integer.v);
    }
    if (number instanceof Real || number instanceof LuaDouble) {
      double value = number.todouble();
      LuaString fraction = (long) value == value ? null : NumberText.ofFraction(value);
      return fraction == null ? LuaStrings.of(text(value)) : fraction;
    }
    return number.strvalue();
  }

  /** {@code value} in the form {@code %.14g}. */
  public static String text(double value) {
    long integral = (long) value;
    if (integral == value && Math.abs(value) < INTEGRAL_TEXT_BELOW) {
      return integral == 0 && 1 / value < 0 ? "-0" : Long.toString(integral);
    }
    return NumberFormat.general(value, 14, false);
  }

  /** The number that {@code text} reads as, or null: decimal or hexadecimal, a sign, blanks around it. */
  public static @Nullable LuaValue parse(LuaString text) {
    double value = NumberParser.parse(text.m_bytes, text.m_offset, text.m_offset + text.m_length);
    return Double.isNaN(value) ? null : of(value);
  }

  /** {@code value} as a number: itself, or what its text reads as; null for anything else. */
  public static @Nullable LuaValue coerce(LuaValue value) {
    if (value instanceof LuaString string) {
      return parse(string);
    }
    return value.type() == LuaValue.TNUMBER ? value : null;
  }

  /** The Lua number of a double. */
  public static LuaValue of(double value) {
    return Real.of(value);
  }

  /** The Lua number of an integer; beyond 2^53 the nearest double. */
  public static LuaValue of(long value) {
    return Real.of(value);
  }

  /** {@code base} raised to {@code exponent} by C's rules, which know a result where Java has NaN. */
  public static double pow(double base, double exponent) {
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    return Math.pow(base, exponent);
  }
}
