package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Java text as UTF-8, where a lone surrogate becomes U+FFFD. */
final class JavaText {
  private static final char REPLACEMENT = '\uFFFD';

  private JavaText() {}

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
