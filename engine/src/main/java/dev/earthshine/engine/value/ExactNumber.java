package dev.earthshine.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * A number that keeps digits which a double would lose: an integer beyond 2^53, a decimal of many digits.
 *
 * <p>Its text, its comparisons and its identity as a table key are exact; arithmetic is that of the nearest double.
 * Immutable.
 */
public final class ExactNumber extends RoundedNumber {
  /** The largest integer up to which every integer is a double. */
  private static final long MAX_DOUBLE_INTEGER = 1L << 53;

  private static final int UNORDERED = 2;

  private final BigDecimal exact;

  private ExactNumber(BigDecimal exact) {
    super(exact.doubleValue());
    this.exact = exact;
  }

  /** The Lua number for {@code value}: an exact one beyond 2^53. */
  public static LuaNumber of(long value) {
    boolean fitsDouble = value >= -MAX_DOUBLE_INTEGER && value <= MAX_DOUBLE_INTEGER;
    return fitsDouble ? Real.of((double) value) : new ExactNumber(BigDecimal.valueOf(value));
  }

  /** The Lua number for {@code value}: an exact one beyond 2^53. */
  public static LuaNumber of(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? of(value.longValue())
        : new ExactNumber(new BigDecimal(value));
  }

  /** The Lua number for {@code value}: an exact one where the nearest double, written shortest, is another number. */
  public static LuaNumber of(BigDecimal value) {
    if (value.scale() == 0) {
      return of(value.unscaledValue());
    }
    double nearest = value.doubleValue();
    boolean lossless =
        Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
    return lossless ? Real.of(nearest) : new ExactNumber(value);
  }

  /** The same number for Java: a Long or BigInteger where it was written as an integer, else a BigDecimal. */
  public Number toJava() {
    if (exact.scale() != 0) {
      return exact;
    }
    BigInteger integer = exact.unscaledValue();
    return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
  }

  // Equality and order: exact.

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactNumber number && exact.compareTo(number.exact) == 0;
  }

  /** That of the nearest double, so that equal numbers of different classes share a slot of a table. */
  @Override
  public int hashCode() {
    return valueOf(rounded).hashCode();
  }

  @Override
  public LuaValue eq(LuaValue other) {
    return valueOf(raweq(other));
  }

  @Override
  public boolean eq_b(LuaValue other) {
    return raweq(other);
  }

  @Override
  public boolean raweq(LuaValue other) {
    return other instanceof LuaNumber number && compare(number) == 0;
  }

  @Override
  public boolean raweq(double other) {
    return compare(other) == 0;
  }

  @Override
  public boolean raweq(int other) {
    return compare(other) == 0;
  }

  private int compare(LuaNumber other) {
    return other instanceof ExactNumber number
        ? exact.compareTo(number.exact)
        : compare(other.todouble());
  }

  private int compare(double other) {
    if (Double.isNaN(other)) {
      return UNORDERED;
    }
    if (rounded != other) {
      return rounded < other ? -1 : 1; // Rounding keeps order.
    }
    return Double.isInfinite(other) ? -exact.signum() : exact.compareTo(new BigDecimal(other));
  }

  private static boolean isAtLeast(int comparison) {
    return comparison == 0 || comparison == 1;
  }

  @Override
  public boolean lt_b(LuaValue other) {
    return other instanceof LuaNumber number ? compare(number) < 0 : other.gt_b(rounded);
  }

  @Override
  public boolean lt_b(double other) {
    return compare(other) < 0;
  }

  @Override
  public boolean lt_b(int other) {
    return compare(other) < 0;
  }

  @Override
  public boolean lteq_b(LuaValue other) {
    return other instanceof LuaNumber number ? compare(number) <= 0 : other.gteq_b(rounded);
  }

  @Override
  public boolean lteq_b(double other) {
    return compare(other) <= 0;
  }

  @Override
  public boolean lteq_b(int other) {
    return compare(other) <= 0;
  }

  @Override
  public boolean gt_b(LuaValue other) {
    return other instanceof LuaNumber number ? compare(number) == 1 : other.lt_b(rounded);
  }

  @Override
  public boolean gt_b(double other) {
    return compare(other) == 1;
  }

  @Override
  public boolean gt_b(int other) {
    return compare(other) == 1;
  }

  @Override
  public boolean gteq_b(LuaValue other) {
    return other instanceof LuaNumber number ? isAtLeast(compare(number)) : other.lteq_b(rounded);
  }

  @Override
  public boolean gteq_b(double other) {
    return isAtLeast(compare(other));
  }

  @Override
  public boolean gteq_b(int other) {
    return isAtLeast(compare(other));
  }

  @Override
  public LuaValue lt(LuaValue other) {
    return valueOf(lt_b(other));
  }

  @Override
  public LuaValue lt(double other) {
    return valueOf(lt_b(other));
  }

  @Override
  public LuaValue lt(int other) {
    return valueOf(lt_b(other));
  }

  @Override
  public LuaValue lteq(LuaValue other) {
    return valueOf(lteq_b(other));
  }

  @Override
  public LuaValue lteq(double other) {
    return valueOf(lteq_b(other));
  }

  @Override
  public LuaValue lteq(int other) {
    return valueOf(lteq_b(other));
  }

  @Override
  public LuaValue gt(LuaValue other) {
    return valueOf(gt_b(other));
  }

  @Override
  public LuaValue gt(double other) {
    return valueOf(gt_b(other));
  }

  @Override
  public LuaValue gt(int other) {
    return valueOf(gt_b(other));
  }

  @Override
  public LuaValue gteq(LuaValue other) {
    return valueOf(gteq_b(other));
  }

  @Override
  public LuaValue gteq(double other) {
    return valueOf(gteq_b(other));
  }

  @Override
  public LuaValue gteq(int other) {
    return valueOf(gteq_b(other));
  }

  @Override
  public int strcmp(LuaString other) {
    return valueOf(rounded).strcmp(other);
  }

  // Text: all digits.

  @Override
  public String tojstring() {
    return exact.toString();
  }

  @Override
  public LuaString strvalue() {
    return LuaStrings.of(tojstring());
  }

  @Override
  public LuaValue tostring() {
    return strvalue();
  }

  @Override
  public LuaString checkstring() {
    return strvalue();
  }

  @Override
  public String checkjstring() {
    return tojstring();
  }

  @Override
  public LuaString optstring(LuaString otherwise) {
    return strvalue();
  }

  @Override
  public String optjstring(String otherwise) {
    return tojstring();
  }

  // Java integers: exact where they fit a long.

  @Override
  public boolean islong() {
    return toJava() instanceof Long;
  }

  @Override
  public long tolong() {
    return toJava() instanceof Long integer ? integer : (long) rounded;
  }

  @Override
  public long checklong() {
    return tolong();
  }

  @Override
  public long optlong(long otherwise) {
    return tolong();
  }

  @Override
  public int toint() {
    return (int) tolong();
  }

  @Override
  public int checkint() {
    return toint();
  }

  @Override
  public int optint(int otherwise) {
    return toint();
  }

  @Override
  public LuaInteger checkinteger() {
    return LuaInteger.valueOf(toint());
  }

  @Override
  public LuaInteger optinteger(LuaInteger otherwise) {
    return checkinteger();
  }

  @Override
  public short toshort() {
    return (short) tolong();
  }

  @Override
  public char tochar() {
    return (char) tolong();
  }

  @Override
  public byte tobyte() {
    return (byte) tolong();
  }
}
