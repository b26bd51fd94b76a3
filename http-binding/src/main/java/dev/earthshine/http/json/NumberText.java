package dev.earthshine.http.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Doubles as JavaScript writes them: the fewest digits that give the number back, without an exponent in the usual
 * range, integers without a fraction.
 */
final class NumberText {
  /** From here on an exponent is used, as far fewer digits than places mean anything. */
  private static final double MAX_PLAIN = 1e18;

  private static final double MIN_PLAIN = 1e-6;

  /** Up to here every whole number is a double, so that none of its digits is made up. */
  private static final double MAX_EXACT = 0x1p53;

  /** Decimals of up to four places are common, and shorter to find than the digits of any double. */
  private static final double SCALE = 1e4;

  /** So many digits of a decimal are all there in the double next to it, which therefore belongs to it alone. */
  private static final double MAX_SCALED = 1e15;

  private NumberText() {}

  /** Adds {@code number}, which is finite. */
  static void add(double number, JsonText out) {
    long whole = (long) number;
    if (whole == number && Math.abs(number) <= MAX_EXACT && !isNegativeZero(number)) {
      out.integer(whole);
      return;
    }
    double scaled = Math.rint(Math.abs(number) * SCALE);
    if (scaled < MAX_SCALED && scaled / SCALE == Math.abs(number) && scaled != 0) {
      addScaled((long) scaled, number < 0, out);
    } else {
      out.add(shortest(number));
    }
  }

  private static void addScaled(long scaled, boolean negative, JsonText out) {
    if (negative) {
      out.add('-');
    }
    out.integer(scaled / (long) SCALE);
    out.add('.');
    int rest = (int) (scaled % (long) SCALE);
    int unit = (int) SCALE / 10;
    while (rest != 0) {
      out.add((char) ('0' + rest / unit));
      rest = rest % unit * 10;
    }
  }

  private static String shortest(double number) {
    String shortest = NumberOutput.toString(number, true);
    if (shortest.indexOf('E') < 0) {
      return shortest;
    }
    double magnitude = Math.abs(number);
    return magnitude >= MIN_PLAIN && magnitude < MAX_PLAIN
        ? new BigDecimal(shortest).stripTrailingZeros().toPlainString()
        : shortest.replace(".0E", "E");
  }

  private static boolean isNegativeZero(double number) {
    return Double.doubleToRawLongBits(number) == Long.MIN_VALUE;
  }
}
