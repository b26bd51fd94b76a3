package dev.earthshine.engine.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A finite double, not zero, rounded to some number of significant decimal digits: {@code 0.d1d2d3… × 10^point}.
 *
 * <p>Rounding starts from the exact binary value and goes to even, as C's {@code printf} does.
 */
record Decimal(String digits, int point) {
  /** Up to this many digits the shortest text of a double, which Java makes quickly, can be rounded instead. */
  private static final int SHORTEST_IS_ENOUGH = 14;

  /** Below this a double has fewer digits than that. */
  private static final double SMALLEST_FULL = 1e-290;

  /** {@code value}, greater than zero, in exactly {@code count} digits. */
  static Decimal of(double value, int count) {
    int point = QuickDecimal.point(value);
    long quick = QuickDecimal.digits(value, count, point);
    if (quick != QuickDecimal.UNSURE) {
      return new Decimal(Long.toString(quick), point);
    }
    if (count <= SHORTEST_IS_ENOUGH && value >= SMALLEST_FULL) {
      Decimal shortest = shortest(value);
      int surplus = shortest.digits.length() - count;
      if (surplus <= 0) {
        return new Decimal(shortest.digits + "0".repeat(-surplus), shortest.point);
      }
      int next = shortest.digits.charAt(count) - '0';
      // The shortest text is off by less than one unit of the sixteenth digit: near a tie only the
      // exact value decides.
      if (next != 4 && next != 5) {
        return next < 4
            ? new Decimal(shortest.digits.substring(0, count), shortest.point)
            : shortest.roundedUp(count);
      }
    }
    return exact(
        new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN)), count);
  }

  private static Decimal exact(BigDecimal rounded, int count) {
    String digits = rounded.unscaledValue().toString();
    int point = digits.length() - rounded.scale();
    return new Decimal(digits + "0".repeat(Math.max(0, count - digits.length())), point);
  }

  /** The digits of {@link Double#toString}, without zeros at either end. */
  private static Decimal shortest(double value) {
    String text = Double.toString(value);
    int e = text.indexOf('E');
    int mantissaEnd = e < 0 ? text.length() : e;
    int dot = text.indexOf('.');
    int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
    String digits = text.substring(0, dot) + text.substring(dot + 1, mantissaEnd);
    int first = 0;
    while (digits.charAt(first) == '0') {
      first++;
    }
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') {
      last--;
    }
    return new Decimal(digits.substring(first, last), dot + exponent - first);
  }

  private Decimal roundedUp(int count) {
    byte[] kept = digits.substring(0, count).getBytes(ISO_8859_1);
    int i = count - 1;
    while (i >= 0 && kept[i] == '9') {
      kept[i--] = '0';
    }
    if (i < 0) {
      return new Decimal("1" + "0".repeat(count - 1), point + 1);
    }
    kept[i]++;
    return new Decimal(new String(kept, ISO_8859_1), point);
  }

  /** The digits without zeros at the end; at least one. */
  String trimmed() {
    int last = digits.length();
    while (last > 1 && digits.charAt(last - 1) == '0') {
      last--;
    }
    return digits.substring(0, last);
  }
}
