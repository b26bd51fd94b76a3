package dev.earthshine.http.message;

/** A place in the value of a header that is being read. Not for several threads. */
final class Cursor {
  /** What {@link #peek} gives at the end: a character no header value has. */
  static final char END = '\0';

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  /** The character here, {@link #END} behind the last. */
  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** Goes one character on, not beyond the end. */
  void next() {
    at = Math.min(at + 1, text.length());
  }

  /** Goes on to the first character that is none of {@code skipped}, and peeks. */
  char skip(String skipped) {
    while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return peek();
  }

  /** The text up to the first of {@code stops}, or up to the end. */
  String until(String stops) {
    int from = at;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  /** The content of the quoted string that begins here, RFC 9110 section 5.6.4; one left open ends with the text. */
  String quoted() {
    StringBuilder out = new StringBuilder();
    next();
    while (at < text.length() && peek() != '"') {
      if (peek() == '\\' && at + 1 < text.length()) {
        at++;
      }
      out.append(peek());
      at++;
    }
    next();
    return out.toString();
  }
}
