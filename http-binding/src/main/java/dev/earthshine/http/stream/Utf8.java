package dev.earthshine.http.stream;

/** Where characters end in UTF-8 (RFC 3629). */
final class Utf8 {
  private Utf8() {}

  /** How many of {@code bytes} come before a last character whose rest is missing; all, if none is. */
  static int completeLength(byte[] bytes) {
    int end = bytes.length;
    for (int start = end - 1; start >= 0 && start >= end - 3; start--) {
      if ((bytes[start] & 0xC0) != 0x80) {
        return end - start < sequenceLength(bytes[start]) ? start : end;
      }
    }
    return end;
  }

  private static int sequenceLength(byte lead) {
    int value = lead & 0xFF;
    if (value >= 0xC2 && value <= 0xDF) {
      return 2;
    }
    if (value >= 0xE0 && value <= 0xEF) {
      return 3;
    }
    return value >= 0xF0 && value <= 0xF4 ? 4 : 1;
  }
}
