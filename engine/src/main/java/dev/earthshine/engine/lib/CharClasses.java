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

  private static final String LETTERS = "acdglpsuwxz";

  private static final byte[] BITS = bits();

  private CharClasses() {}

  /** Whether the pattern item {@code %letter} names a class; otherwise it is the letter itself. */
  static boolean isClass(int letter) {
    return letter < 0x80 && LETTERS.indexOf(letter | 0x20) >= 0 && Character.isLetter(letter);
  }

  /** Adds to {@code set} the bytes that the pattern item {@code %letter} takes. */
  static void add(boolean[] set, int letter) {
    if (!isClass(letter)) {
      set[letter] = true;
      return;
    }
    int lower = letter | 0x20;
    boolean negated = letter != lower;
    int classes = classes(lower);
    for (int b = 0; b < set.length; b++) {
      boolean in = lower == 'z' ? b == 0 : has(b, classes);
      set[b] |= in != negated;
    }
  }

  private static int classes(int letter) {
    return switch (letter) {
      case 'a' -> UPPER | LOWER;
      case 'c' -> CONTROL;
      case 'd' -> DIGIT;
      case 'g' -> UPPER | LOWER | DIGIT | PUNCTUATION;
      case 'l' -> LOWER;
      case 'p' -> PUNCTUATION;
      case 's' -> SPACE;
      case 'u' -> UPPER;
      case 'w' -> UPPER | LOWER | DIGIT;
      case 'x' -> HEXADECIMAL;
      default -> 0;
    };
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
