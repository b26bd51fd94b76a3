package dev.earthshine.http.message;

import java.util.function.IntPredicate;

/** The character classes of RFC 9110 section 5.6.2. */
final class Tokens {
  private Tokens() {}

  /** Whether {@code text} is one or more token characters. */
  static boolean isToken(String text) {
    return !text.isEmpty() && all(text, Tokens::isTokenCharacter);
  }

  /** Whether every character of {@code text} is one of {@code wanted}: a plain loop, for what each request does often. */
  static boolean all(String text, IntPredicate wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (!wanted.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isTokenCharacter(int c) {
    return isAlphanumeric(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  static boolean isAlphanumeric(int c) {
    return isLetter(c) || isDigit(c);
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether {@code c} is a C0 control or DEL. */
  static boolean isControl(int c) {
    return c < 0x20 || c == 0x7f;
  }

  /** The index of the first surrogate without its partner, or -1: text that has no UTF-8 form. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** {@code text} in quotes with its controls escaped, fit for a message. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().limit(200).forEach(c -> {
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (isControl(c)) {
        out.append(character(c));
      } else {
        out.append((char) c);
      }
    });
    return out.append(text.length() > 200 ? "…\"" : "\"").toString();
  }

  /** {@code c} in a form that shows it even if it is a control. */
  static String character(int c) {
    return isControl(c) ? String.format("\\x%02x", c) : "'" + Character.toString(c) + "'";
  }

  /** {@code text} without the spaces and tabs around it, RFC 9110 section 5.6.3. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
