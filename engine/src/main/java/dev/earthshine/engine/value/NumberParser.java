package dev.earthshine.engine.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads a number as C's {@code strtod} does in the C locale, less its infinities and NaNs, which Lua refuses.
 *
 * <p>The grammar is checked here; Java's reader, which rounds correctly and knows more spellings than C, does the rest.
 */
final class NumberParser {
  /** So many decimal digits always fit a long. */
  private static final int LONG_DIGITS = 18;

  /** Up to here every whole number is a double. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18
  };

  private final byte[] bytes;
  private final int end;
  // Mutable state
  private int at;

  private NumberParser(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** The number that fills {@code bytes} from {@code start} to {@code end}, or NaN. */
  static double parse(byte[] bytes, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    return new NumberParser(bytes, first, last).number();
  }

  private double number() {
    boolean negative = at < end && bytes[at] == '-';
    if (negative || (at < end && bytes[at] == '+')) {
      at++;
    }
    boolean hexadecimal = end - at > 2 && bytes[at] == '0' && (bytes[at + 1] | 0x20) == 'x';
    double magnitude = hexadecimal ? hexadecimal() : decimal();
    return negative ? -magnitude : magnitude;
  }

  private double decimal() {
    int start = at;
    long digits = 0;
    while (at < end && isDigit(bytes[at])) {
      digits = digits * 10 + (bytes[at++] - '0');
    }
    int count = at - start;
    int places = 0;
    if (at < end && bytes[at] == '.') {
      int point = at++;
      while (at < end && isDigit(bytes[at])) {
        digits = digits * 10 + (bytes[at++] - '0');
      }
      places = at - point - 1;
      count += places;
    }
    if (count == 0) {
      return Double.NaN;
    }
    if (at == end && count <= LONG_DIGITS && digits <= EXACT && places < POWERS.length) {
      return digits / POWERS[places]; // Both are exact, so the quotient is rounded correctly.
    }
    if (at == end && places == 0 && count <= LONG_DIGITS) {
      return digits;
    }
    if (!exponent('e') || at != end) {
      return Double.NaN;
    }
    return Double.parseDouble(new String(bytes, start, end - start, ISO_8859_1));
  }

  private double hexadecimal() {
    int start = at;
    at += 2;
    int whole = digits(true);
    if (whole + fraction() == 0) {
      return Double.NaN;
    }
    boolean plain = at == end;
    if (!exponent('p') || at != end) {
      return Double.NaN;
    }
    String text = new String(bytes, start, end - start, ISO_8859_1);
    return Double.parseDouble(plain ? text + "p0" : text);
  }

  private int fraction() {
    if (at < end && bytes[at] == '.') {
      at++;
      return digits(true);
    }
    return 0;
  }

  private int digits(boolean hexadecimal) {
    int start = at;
    while (at < end && (hexadecimal ? Character.digit(bytes[at], 16) >= 0 : isDigit(bytes[at]))) {
      at++;
    }
    return at - start;
  }

  /** Passes an exponent if there is one; false where its digits are missing. */
  private boolean exponent(char mark) {
    if (at < end && (bytes[at] | 0x20) == mark) {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      return digits(false) > 0;
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
