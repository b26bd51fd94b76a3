package dev.earthshine.engine.value;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * A Lua number as the double it is. luaj's own box loses {@code -0.0} and prints through {@code float}; whole numbers of
 * the range of {@code int} are {@link LuaInteger}s all the same.
 */
public final class Real extends LuaNumber {
  private final double value;

  /** A box for any double; {@link #of} picks the smaller form for whole numbers. */
  public Real(double value) {
    this.value = value;
  }

  /** The Lua number of this value. */
  public static LuaNumber of(double value) {
    int integer = (int) value;
    if (integer == value && (integer != 0 || Double.doubleToRawLongBits(value) == 0)) {
      return LuaInteger.valueOf(integer);
    }
    return new Real(value);
  }

  /** The Lua number of a whole number that a double holds exactly. */
  public static LuaNumber of(long value) {
    int integer = (int) value;
    return integer == value ? LuaInteger.valueOf(integer) : new Real(value);
  }

  /** {@code value}, or the number if there is no value. */
  public static LuaValue either(@Nullable LuaValue value, double number) {
    return value == null ? of(number) : value;
  }

  /** Whether a double says all there is to say about {@code value}. */
  public static boolean isPlain(LuaValue value) {
    return value instanceof LuaInteger || value instanceof Real || value instanceof LuaDouble;
  }

  /** The number itself. */
  public double value() {
    return value;
  }

  @Override
  public double todouble() {
    return value;
  }

  @Override
  public int toint() {
    return (int) (long) value;
  }

  @Override
  public long tolong() {
    return (long) value;
  }

  @Override
  public float tofloat() {
    return (float) value;
  }

  @Override
  public boolean isint() {
    return (int) value == value;
  }

  @Override
  public boolean islong() {
    return (long) value == value;
  }

  @Override
  public double checkdouble() {
    return value;
  }

  @Override
  public int checkint() {
    return toint();
  }

  @Override
  public long checklong() {
    return (long) value;
  }

  @Override
  public LuaNumber checknumber() {
    return this;
  }

  @Override
  public double optdouble(double fallback) {
    return value;
  }

  @Override
  public int optint(int fallback) {
    return toint();
  }

  @Override
  public long optlong(long fallback) {
    return (long) value;
  }

  @Override
  public boolean isvalidkey() {
    return !Double.isNaN(value);
  }

  @Override
  public LuaValue neg() {
    return of(-value);
  }

  @Override
  public boolean raweq(LuaValue other) {
    return other.raweq(value);
  }

  @Override
  public boolean raweq(double other) {
    return value == other;
  }

  @Override
  public boolean raweq(int other) {
    return value == other;
  }

  @Override
  public boolean eq_b(LuaValue other) {
    return other.raweq(value);
  }

  @Override
  public LuaValue eq(LuaValue other) {
    return valueOf(eq_b(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LuaNumber number && number.raweq(value);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }

  @Override
  public LuaString strvalue() {
    return LuaStrings.of(LuaNumbers.text(value));
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
  public String tojstring() {
    return LuaNumbers.text(value);
  }

  @Override
  public String checkjstring() {
    return LuaNumbers.text(value);
  }
}
