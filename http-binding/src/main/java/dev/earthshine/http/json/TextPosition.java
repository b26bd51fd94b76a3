package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * A place in a document, as a person looks for it.
 *
 * @param line from 1
 * @param column in characters, from 1
 * @param excerpt what stands around it on that line; empty where the document is not UTF-8
 */
record TextPosition(int line, int column, String excerpt) {
  /** The beginning of a document, where nothing better is known. */
  static final TextPosition START = new TextPosition(1, 1, "");

  private static final int EXCERPT_BEFORE = 20;
  private static final int EXCERPT_AFTER = 20;

  /** The position that a parser of {@code bytes[offset, offset + length)} reported. */
  static TextPosition of(JsonLocation location, byte[] bytes, int offset, int length) {
    long relative = location.getByteOffset();
    if (relative < 0) {
      return new TextPosition(location.getLineNr(), location.getColumnNr(), "");
    }
    int end = offset + length;
    int at = (int) Math.min(offset + relative, end);
    int line = 1;
    int lineStart = offset;
    for (int i = offset; i < at; i++) {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == end || bytes[i + 1] != '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = characters(bytes, lineStart, at) + 1;
    return new TextPosition(line, column, excerpt(bytes, lineStart, at, end));
  }

  private static int characters(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += isContinuation(bytes[i]) ? 0 : 1;
    }
    return count;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static String excerpt(byte[] bytes, int lineStart, int at, int end) {
    int from = Math.max(lineStart, at - EXCERPT_BEFORE);
    while (from < at && isContinuation(bytes[from])) {
      from++;
    }
    int limit = Math.min(end, at + EXCERPT_AFTER);
    int to = at;
    while (to < limit && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    while (to < end && isContinuation(bytes[to])) {
      to++;
    }
    return new String(bytes, from, to - from, UTF_8).strip();
  }

  /** The excerpt as the end of a message. */
  String near() {
    return excerpt.isEmpty() ? "" : ", near '" + excerpt + "'";
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
