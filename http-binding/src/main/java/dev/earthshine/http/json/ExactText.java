package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text as UTF-8, where a lone surrogate becomes U+FFFD. */
final class ExactText {
  private static final char REPLACEMENT = '\uFFFD';
  /** Bits that every surrogate has. */
  private static final int SURROGATE_BITS = Character.MIN_SURROGATE;

  private ExactText() {}

  static byte[] utf8(char[] text, int offset, int length) {
    int seen = 0;
    for (int i = offset; i < offset + length; i++) {
      seen |= text[i];
    }
    if (seen < 0x80) {
      return ascii(text, offset, length);
    }
    String string = new String(text, offset, length);
    boolean surrogates = (seen & SURROGATE_BITS) == SURROGATE_BITS;
    return surrogates ? utf8(string) : string.getBytes(UTF_8);
  }

  private static byte[] ascii(char[] text, int offset, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) text[offset + i];
    }
    return bytes;
  }

  static byte[] utf8(String text) {
    int lone = loneSurrogate(text, 0);
    if (lone < 0) {
      return text.getBytes(UTF_8);
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int at = lone; at >= 0; at = loneSurrogate(text, at + 1)) {
      repaired.setCharAt(at, REPLACEMENT);
    }
    return repaired.toString().getBytes(UTF_8);
  }

  private static int loneSurrogate(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return at;
      }
      at += Character.charCount(character);
    }
    return -1;
  }
}
