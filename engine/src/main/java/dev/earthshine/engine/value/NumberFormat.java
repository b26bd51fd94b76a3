package dev.earthshine.engine.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The conversions {@code %e}, {@code %f}, {@code %g} and {@code %a} of C's {@code printf} in the C locale, correctly
 * rounded to even from the exact value. Width, flags and upper case are the caller's.
 */
public final class NumberFormat {
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  /** Below this a scaled double is off by less than the margin. */
  private static final double QUICK_BELOW = 1e9;

  private static final double TIE_MARGIN = 1e-6;

  private NumberFormat() {}

  /** {@code %.<precision>g}; {@code alternate} is the flag {@code #}, which keeps zeros at the end. */
  public static String general(double value, int precision, boolean alternate) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    int count = Math.max(1, precision);
    String sign = sign(value);
    if (value == 0) {
      return sign + (alternate ? point("0", count - 1, true) : "0");
    }
    Decimal decimal = Decimal.of(Math.abs(value), count);
    int exponent = decimal.point() - 1;
    String digits = alternate ? decimal.digits() : decimal.trimmed();
    return sign
        + (exponent < -4 || exponent >= count
            ? scientific(digits, exponent, alternate)
            : plain(digits, decimal.point(), alternate));
  }

  /** {@code %.<precision>e}. */
  public static String exponential(double value, int precision, boolean alternate) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return sign(value) + point("0", precision, alternate) + "e+00";
    }
    Decimal decimal = Decimal.of(Math.abs(value), precision + 1);
    return sign(value) + scientific(decimal.digits(), decimal.point() - 1, alternate);
  }

  /** {@code %.<precision>f}. */
  public static String fixed(double value, int precision, boolean alternate) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    String quick = quickFixed(Math.abs(value), precision);
    String text = quick != null
        ? quick
        : new BigDecimal(Math.abs(value))
            .setScale(precision, RoundingMode.HALF_EVEN)
            .toPlainString();
    return sign(value) + text + (alternate && precision == 0 ? "." : "");
  }

  /** The digits where scaling and rounding a double cannot go wrong; null otherwise. */
  private static @Nullable String quickFixed(double magnitude, int precision) {
    if (precision >= POWERS.length || magnitude * POWERS[precision] >= QUICK_BELOW) {
      return null;
    }
    double scaled = magnitude * POWERS[precision];
    long whole = (long) scaled;
    double rest = scaled - whole;
    if (Math.abs(rest - 0.5) < TIE_MARGIN) {
      return null;
    }
    String digits = Long.toString(rest > 0.5 ? whole + 1 : whole);
    if (precision == 0) {
      return digits;
    }
    String padded = "0".repeat(Math.max(0, precision + 1 - digits.length())) + digits;
    int point = padded.length() - precision;
    return padded.substring(0, point) + "." + padded.substring(point);
  }

  /** {@code %a}, or {@code %.<precision>a} where {@code precision} is not negative. */
  public static String hexadecimal(double value, int precision, boolean alternate) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & 0xfffffffffffffL;
    int exponent = (int) (bits >>> 52) & 0x7ff;
    long lead = exponent == 0 ? 0 : 1;
    int power = value == 0 ? 0 : Math.max(exponent, 1) - 1023;
    String digits;
    if (precision >= 0 && precision < 13) {
      int dropped = 4 * (13 - precision);
      long mantissa = rounded((lead << 52) | fraction, dropped);
      lead = mantissa >>> (52 - dropped);
      digits = hexDigits(mantissa & ((1L << (52 - dropped)) - 1), precision);
    } else {
      digits = hexDigits(fraction, 13);
      digits = precision < 0 ? digits.replaceFirst("0+$", "") : digits + "0".repeat(precision - 13);
    }
    String mark = digits.isEmpty() && !alternate ? "" : ".";
    return sign(value) + "0x" + lead + mark + digits + "p" + (power < 0 ? "" : "+") + power;
  }

  private static long rounded(long mantissa, int dropped) {
    long kept = mantissa >>> dropped;
    long rest = mantissa & ((1L << dropped) - 1);
    long half = 1L << (dropped - 1);
    return rest > half || (rest == half && (kept & 1) == 1) ? kept + 1 : kept;
  }

  private static String hexDigits(long value, int count) {
    if (count == 0) {
      return "";
    }
    String text = Long.toHexString(value);
    return "0".repeat(count - text.length()) + text;
  }

  private static String scientific(String digits, int exponent, boolean alternate) {
    String mantissa =
        digits.charAt(0) + (digits.length() > 1 || alternate ? "." : "") + digits.substring(1);
    int magnitude = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
  }

  /** The digits {@code 0.d1d2…} times ten to the power {@code point}, written out. */
  private static String plain(String digits, int point, boolean alternate) {
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (digits.length() <= point) {
      return digits + "0".repeat(point - digits.length()) + (alternate ? "." : "");
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String point(String whole, int zeros, boolean alternate) {
    return whole + (zeros > 0 || alternate ? "." : "") + "0".repeat(zeros);
  }

  private static String sign(double value) {
    return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
  }

  private static String special(double value) {
    // What 0/0 gives on x86. The JVM does not promise to keep the sign of a NaN, so all print
    // alike.
    return Double.isNaN(value) ? "-nan" : sign(value) + "inf";
  }
}
