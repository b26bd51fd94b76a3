package dev.earthshine.http.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URL parts, RFC 3986 section 2. */
final class Percent {
  private static final String HEX = "0123456789ABCDEF";
  private static final String UNRESERVED_AND_DELIMITERS = "-._~!$&'()*+,;=";

  static final String USERINFO = UNRESERVED_AND_DELIMITERS + ":";
  static final String PATH = UNRESERVED_AND_DELIMITERS + ":@/";
  static final String QUERY = PATH + "?";

  private Percent() {}

  /**
   * {@code text} with everything escaped that is neither alphanumeric nor among {@code kept}. Escapes that are there stay
   * as they are; a {@code %} that begins none becomes {@code %25}.
   */
  static String encode(String text, String kept) {
    if (Tokens.all(text, c -> Tokens.isAlphanumeric(c) || kept.indexOf(c) >= 0)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xff;
      if (Tokens.isAlphanumeric(c) || kept.indexOf(c) >= 0 || (c == '%' && isEscape(bytes, i))) {
        out.append((char) c);
      } else {
        escape(out, c);
      }
    }
    return out.toString();
  }

  /** The bytes that {@code text} stands for. */
  static byte[] decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        out.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  static void escape(StringBuilder out, int c) {
    out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
  }

  private static boolean isEscape(byte[] bytes, int i) {
    return i + 2 < bytes.length
        && Character.digit(bytes[i + 1], 16) >= 0
        && Character.digit(bytes[i + 2], 16) >= 0;
  }
}
