package dev.earthshine.engine.value;

/**
 * The leading decimal digits of a double from one multiplication.
 *
 * <p>A power of ten up to 10^22 is exact as a double, so the product is off by half a unit of its last place: less than
 * 0.01 below 10^14. Unless its fraction is that near to one half, it rounds as the exact product does.
 */
final class QuickDecimal {
  /** The most digits it can give. */
  static final int MOST_DIGITS = 14;

  /** That it cannot give the digits. */
  static final int UNSURE = -1;

  private static final double SMALLEST = 1e-4;
  private static final double BEYOND = 1e14;
  private static final double MARGIN = 0.02;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18
  };
  /** The smallest doubles not below these numbers. */
  private static final double[] FRACTIONS = {1e-1, 1e-2, 1e-3};

  private QuickDecimal() {}

  /** Where the decimal point stands among the digits of a number: 0 for 0.1, 1 for 1, 2 for 10. */
  static int point(double magnitude) {
    int point = 0;
    while (point < MOST_DIGITS && magnitude >= POWERS[point]) {
      point++;
    }
    while (point <= 0 && -point < FRACTIONS.length && magnitude < FRACTIONS[-point]) {
      point--;
    }
    return point;
  }

  /** The number rounded to {@code count} digits, without its point; {@link #UNSURE} for some numbers. */
  static long digits(double magnitude, int count, int point) {
    if (!(magnitude >= SMALLEST && magnitude < BEYOND) || count > MOST_DIGITS || count < point) {
      return UNSURE;
    }
    double scaled = magnitude * POWERS[count - point];
    long whole = (long) scaled;
    double rest = scaled - whole;
    long rounded = rest > 0.5 ? whole + 1 : whole;
    boolean sure = Math.abs(rest - 0.5) > MARGIN && rounded < (long) POWERS[count];
    return sure ? rounded : UNSURE;
  }
}
