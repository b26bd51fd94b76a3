package dev.earthshine.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** The bytes of numbers in the form {@code %.14g}, made without detours where that is sure to be right. */
public final class NumberText {
  /** The most bytes a long has. */
  public static final int LONGEST_INTEGER = 20;

  private static final int DIGITS = 14;

  private NumberText() {}

  /** The text of a whole number. */
  static LuaString of(int value) {
    byte[] text = new byte[length(value)];
    write(value, text, text.length);
    return LuaStrings.ofBytes(text);
  }

  /** How many bytes the text of a whole number has. */
  public static int length(int value) {
    int length = value < 0 ? 2 : 1;
    for (int rest = value / 10; rest != 0; rest /= 10) {
      length++;
    }
    return length;
  }

  /** Writes the digits of {@code value}, and its sign, so that they end before {@code end}; returns where they begin. */
  public static int write(int value, byte[] into, int end) {
    int at = end;
    int rest = value > 0 ? -value : value; // The most negative int has no positive counterpart.
    do {
      into[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      into[--at] = '-';
    }
    return at;
  }

  /** As {@link #write(int, byte[], int)}. */
  public static int write(long value, byte[] into, int end) {
    int at = end;
    long rest = value > 0 ? -value : value; // The most negative long has no positive counterpart.
    do {
      into[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      into[--at] = '-';
    }
    return at;
  }

  /** The text of a number with a fraction, null where its digits need more care or an exponent. */
  static @Nullable LuaString ofFraction(double value) {
    double magnitude = Math.abs(value);
    int point = QuickDecimal.point(magnitude);
    long digits = QuickDecimal.digits(magnitude, DIGITS, point);
    if (digits < 0) {
      return null;
    }
    int zeros = Math.max(0, 1 - point);
    int last = zeros + DIGITS;
    byte[] plain = new byte[last];
    Arrays.fill(plain, 0, zeros, (byte) '0');
    write(digits, plain, last);
    int whole = Math.max(1, point);
    while (last > whole && plain[last - 1] == '0') {
      last--;
    }
    int sign = value < 0 ? 1 : 0;
    int mark = last > whole ? 1 : 0;
    byte[] text = new byte[sign + last + mark];
    text[0] = '-';
    System.arraycopy(plain, 0, text, sign, whole);
    if (mark > 0) {
      text[sign + whole] = '.';
      System.arraycopy(plain, whole, text, sign + whole + 1, last - whole);
    }
    return LuaStrings.ofBytes(text);
  }
}
