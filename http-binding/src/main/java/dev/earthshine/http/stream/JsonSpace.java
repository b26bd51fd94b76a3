package dev.earthshine.http.stream;

/** White space between JSON texts (RFC 8259, section 2). */
final class JsonSpace {
  private JsonSpace() {}

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }
}
