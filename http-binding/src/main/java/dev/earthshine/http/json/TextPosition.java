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

  /** The position that a parser of {@code utf8[from, to)} reported. */
  static TextPosition of(JsonLocation location, byte[] utf8, int from, int to) {
    return at((int) Math.min(from + location.getByteOffset(), to), utf8, from, to);
  }

  /** The position of the byte at {@code at} in {@code utf8[from, to)}. */
  static TextPosition at(int at, byte[] utf8, int from, int to) {
    int line = 1;
    int lineStart = from;
    for (int i = from; i < at; i++) {
      if (utf8[i] == '\n' || (utf8[i] == '\r' && (i + 1 == to || utf8[i + 1] != '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = characters(utf8, lineStart, at) + 1;
    return new TextPosition(line, column, excerpt(utf8, lineStart, at, to));
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
