package dev.earthshine.engine.lib;

/** The character classes of C's {@code ctype.h} in the C locale, for bytes: nothing from 128 on is a letter. */
final class CharClasses {
  private static final int UPPER = 1;
  private static final int LOWER = 2;
  private static final int DIGIT = 4;
  private static final int SPACE = 8;
  private static final int CONTROL = 16;
  private static final int PUNCTUATION = 32;
  private static final int HEXADECIMAL = 64;

  private static final byte[] BITS = bits();

  private CharClasses() {}

  /** Whether byte {@code b} is in the class that the pattern item {@code %letter} names. */
  static boolean matches(int b, int letter) {
    boolean in = switch (letter | 0x20) {
      case 'a' -> has(b, UPPER | LOWER);
      case 'c' -> has(b, CONTROL);
      case 'd' -> has(b, DIGIT);
      case 'g' -> has(b, UPPER | LOWER | DIGIT | PUNCTUATION);
      case 'l' -> has(b, LOWER);
      case 'p' -> has(b, PUNCTUATION);
      case 's' -> has(b, SPACE);
      case 'u' -> has(b, UPPER);
      case 'w' -> has(b, UPPER | LOWER | DIGIT);
      case 'x' -> has(b, HEXADECIMAL);
      case 'z' -> b == 0;
      default -> letter == b;
    };
    boolean negated = letter >= 'A' && letter <= 'Z' && "acdglpsuwxz".indexOf(letter | 0x20) >= 0;
    return in != negated;
  }

  static boolean isControl(int b) {
    return has(b, CONTROL);
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean isSpace(int b) {
    return b >= 0 && has(b, SPACE);
  }

  private static boolean has(int b, int classes) {
    return (BITS[b] & classes) != 0;
  }

  private static byte[] bits() {
    byte[] bits = new byte[256];
    for (int b = 0; b < 0x80; b++) {
      int classes = 0;
      classes |= b >= 'A' && b <= 'Z' ? UPPER : 0;
      classes |= b >= 'a' && b <= 'z' ? LOWER : 0;
      classes |= b >= '0' && b <= '9' ? DIGIT : 0;
      classes |= b == ' ' || (b >= '\t' && b <= '\r') ? SPACE : 0;
      classes |= b < ' ' || b == 0x7f ? CONTROL : 0;
      classes |= Character.digit(b, 16) >= 0 ? HEXADECIMAL : 0;
      boolean graphic = b > ' ' && b < 0x7f;
      classes |= graphic && (classes & (UPPER | LOWER | DIGIT)) == 0 ? PUNCTUATION : 0;
      bits[b] = (byte) classes;
    }
    return bits;
  }
}
