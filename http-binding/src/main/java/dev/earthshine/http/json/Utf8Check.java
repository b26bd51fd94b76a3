package dev.earthshine.http.json;

/** Whether bytes are UTF-8 (RFC 3629, section 4). */
final class Utf8Check {
  private Utf8Check() {}

  static boolean isUtf8(byte[] bytes, int from, int to) {
    return end(bytes, from, to) == to;
  }

  /** Where the UTF-8 from {@code from} on ends: {@code to}, or the first byte that is no part of a character. */
  static int end(byte[] bytes, int from, int to) {
    int i = ByteScan.high(bytes, from, to);
    while (i < to) {
      int length = sequenceLength(bytes, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
      if (i < to && bytes[i] >= 0) {
        i = ByteScan.high(bytes, i + 1, to);
      }
    }
    return i;
  }

  /** The bytes of the character above 127 at {@code i}, 0 if it is none. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    // Overlong forms, surrogates and what lies beyond U+10FFFF differ in their second byte.
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int j = i + 2; j < i + length; j++) {
      if ((bytes[j] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
