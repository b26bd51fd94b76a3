package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NumberFormat;
import dev.earthshine.engine.value.RaisedError;
import java.util.Locale;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One call of {@code string.format}: C's {@code printf} in the C locale, on bytes. */
final class StringFormat {
  private static final String FLAGS = "-+ #0";
  private static final int DEFAULT_PRECISION = 6;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private final Metatables metatables;
  private final Varargs args;
  private final LuaString format;
  private final Bytes out;
  // Mutable state: the place in the format, the argument in turn, and the conversion in turn
  private int at;
  private int argument = 1;
  private boolean left;
  private boolean plus;
  private boolean blank;
  private boolean alternate;
  private boolean zeros;
  private int width;
  private int precision;

  StringFormat(Metatables metatables, Varargs args) {
    this.metatables = metatables;
    this.args = args;
    this.format = Args.string(Args.at(args, 1), 1);
    this.out = new Bytes(format.length() + 32);
  }

  LuaString format() {
    byte[] bytes = format.m_bytes;
    int base = format.m_offset;
    while (at < format.length()) {
      int start = at;
      while (at < format.length() && bytes[base + at] != '%') {
        at++;
      }
      out.add(bytes, base + start, at - start);
      if (at++ >= format.length()) {
        break;
      }
      if (peek() == '%') {
        at++;
        out.add('%');
      } else {
        argument++;
        if (argument > args.narg()) {
          throw Args.refuse(argument, "no value");
        }
        directive();
        convert();
      }
    }
    return out.toLuaString();
  }

  private int peek() {
    return at < format.length() ? format.luaByte(at) : 0;
  }

  private void directive() {
    int start = at;
    left = plus = blank = alternate = zeros = false;
    width = 0;
    precision = -1;
    if (peek() >= 'A') {
      return;
    }
    while (peek() != 0 && FLAGS.indexOf(peek()) >= 0) {
      switch (peek()) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> blank = true;
        case '#' -> alternate = true;
        default -> zeros = true;
      }
      at++;
    }
    if (at - start > FLAGS.length()) {
      throw RaisedError.here("invalid format (repeated flags)");
    }
    width = twoDigits();
    if (peek() == '.') {
      at++;
      precision = twoDigits();
    }
    if (CharClasses.isDigit(peek())) {
      throw RaisedError.here("invalid format (width or precision too long)");
    }
  }

  private int twoDigits() {
    int value = 0;
    for (int i = 0; i < 2 && CharClasses.isDigit(peek()); i++) {
      value = 10 * value + format.luaByte(at++) - '0';
    }
    return value;
  }

  private void convert() {
    int conversion = peek();
    at++;
    LuaValue value = Args.at(args, argument);
    switch (conversion) {
      case 'c' -> pad(LuaStrings.ofBytes(new byte[] {(byte) Args.integer(value, argument)}));
      case 'd', 'i' -> signed(Args.number(value, argument));
      case 'o', 'u', 'x', 'X' -> unsigned(Args.number(value, argument), conversion);
      case 'e', 'E', 'f', 'g', 'G', 'a', 'A' -> floating(Args.number(value, argument), conversion);
      case 'q' -> quote(Args.string(value, argument));
      case 's' -> string(metatables.text(value));
      default ->
        throw RaisedError.here(LuaStrings.concat(
            LuaStrings.concat(LuaStrings.of("invalid option '%"), character(conversion)),
            LuaStrings.of("' to 'format'")));
    }
  }

  private static LuaString character(int b) {
    return b == 0 ? LuaValue.EMPTYSTRING : LuaStrings.ofBytes(new byte[] {(byte) b});
  }

  private void signed(double value) {
    long integer = (long) value;
    double rest = value - integer;
    if (!(rest > -1 && rest < 1) || value == TWO_TO_63) {
      throw Args.refuse(argument, "not a number in proper range");
    }
    if (!plus && !blank && precision < 0) {
      integer(integer);
      return;
    }
    String digits = Long.toString(integer);
    boolean negative = integer < 0;
    number(
        negative ? "-" : plus ? "+" : blank ? " " : "",
        minimum(negative ? digits.substring(1) : digits));
  }

  /** A decimal integer with no sign but a minus. */
  private void integer(long value) {
    int start = out.length();
    out.addInteger(value);
    int gap = width - (out.length() - start);
    if (gap > 0 && left) {
      out.repeat(' ', gap);
    } else if (gap > 0) {
      boolean afterSign = zeros && value < 0;
      out.insert(afterSign ? start + 1 : start, zeros ? '0' : ' ', gap);
    }
  }

  private void unsigned(double value, int conversion) {
    if (!(value > -1 && value < TWO_TO_64)) {
      throw Args.refuse(argument, "not a non-negative number in proper range");
    }
    long integer = value < TWO_TO_63 ? (long) value : (long) (value - TWO_TO_63) + Long.MIN_VALUE;
    String digits = switch (conversion) {
      case 'o' -> Long.toOctalString(integer);
      case 'u' -> Long.toUnsignedString(integer);
      default -> Long.toHexString(integer);
    };
    digits = minimum(digits);
    String prefix = "";
    if (alternate && conversion == 'o' && !digits.startsWith("0")) {
      digits = "0" + digits;
    } else if (alternate && integer != 0 && (conversion | 0x20) == 'x') {
      prefix = "0x";
    }
    boolean upper = conversion == 'X';
    number(upper(prefix, upper), upper(digits, upper));
  }

  /** {@code digits} with zeros before them up to the precision, which also switches off the flag {@code 0}. */
  private String minimum(String digits) {
    if (precision < 0) {
      return digits;
    }
    zeros = false;
    if (precision == 0 && digits.equals("0")) {
      return "";
    }
    return "0".repeat(Math.max(0, precision - digits.length())) + digits;
  }

  private void floating(double value, int conversion) {
    int digits = precision < 0 ? DEFAULT_PRECISION : precision;
    String text = switch (conversion | 0x20) {
      case 'e' -> NumberFormat.exponential(value, digits, alternate);
      case 'f' -> NumberFormat.fixed(value, digits, alternate);
      case 'g' -> NumberFormat.general(value, digits, alternate);
      default -> NumberFormat.hexadecimal(value, precision, alternate);
    };
    boolean negative = text.charAt(0) == '-';
    String sign = negative ? "-" : plus ? "+" : blank ? " " : "";
    String magnitude = negative ? text.substring(1) : text;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      zeros = false;
    }
    boolean upper = conversion < 'a';
    boolean hexadecimal = magnitude.startsWith("0x");
    number(
        sign + (hexadecimal ? upper("0x", upper) : ""),
        upper(hexadecimal ? magnitude.substring(2) : magnitude, upper));
  }

  private static String upper(String text, boolean upper) {
    return upper ? text.toUpperCase(Locale.ROOT) : text;
  }

  private void number(String prefix, String digits) {
    int gap = Math.max(0, width - prefix.length() - digits.length());
    out.repeat(' ', left || zeros ? 0 : gap);
    out.add(prefix);
    out.repeat('0', zeros && !left ? gap : 0);
    out.add(digits);
    out.repeat(' ', left ? gap : 0);
  }

  private void string(LuaString text) {
    pad(precision >= 0 && precision < text.length() ? text.substring(0, precision) : text);
  }

  private void pad(LuaString text) {
    int gap = Math.max(0, width - text.length());
    out.repeat(' ', left ? 0 : gap);
    out.add(text);
    out.repeat(' ', left ? gap : 0);
  }

  private void quote(LuaString text) {
    out.add('"');
    for (int i = 0; i < text.length(); i++) {
      int b = text.luaByte(i);
      if (b == '"' || b == '\\' || b == '\n') {
        out.add('\\');
        out.add(b);
      } else if (CharClasses.isControl(b)) {
        boolean digitNext = i + 1 < text.length() && CharClasses.isDigit(text.luaByte(i + 1));
        String number = Integer.toString(b);
        out.add("\\" + (digitNext ? "0".repeat(3 - number.length()) : "") + number);
      } else {
        out.add(b);
      }
    }
    out.add('"');
  }
}
