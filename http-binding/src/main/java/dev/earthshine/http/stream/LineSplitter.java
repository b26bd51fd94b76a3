package dev.earthshine.http.stream;

/**
 * Finds the lines in bytes that arrive split anywhere. A line ends at CR, LF or CRLF and nothing else; a line that came
 * in one chunk is passed on where it lies.
 */
final class LineSplitter {
  private final ByteBuilder unfinished;
  private final LineSink sink;

  // Mutable state
  private boolean afterCarriageReturn;

  /** {@code limit}, called {@code name} in the error, is that of a line's bytes. */
  LineSplitter(String name, long limit, LineSink sink) {
    this.unfinished = new ByteBuilder(name, limit);
    this.sink = sink;
  }

  /** Takes lines without their ends. */
  @FunctionalInterface
  interface LineSink {
    /** The line lies in {@code bytes[from, to)} during the call; false ends the splitting. */
    boolean line(byte[] bytes, int from, int to);
  }

  /** False as soon as the sink has had enough. */
  boolean push(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      byte b = bytes[i];
      if (b > '\r' || (b != '\n' && b != '\r')) {
        continue;
      }
      boolean secondHalf = b == '\n' && i == start && afterCarriageReturn;
      afterCarriageReturn = b == '\r';
      if (!secondHalf && !line(bytes, start, i)) {
        return false;
      }
      start = i + 1;
    }
    if (start < end) {
      unfinished.append(bytes, start, end);
      afterCarriageReturn = false;
    }
    return true;
  }

  /** Hands over a last line that has no end, unless it is empty. */
  void end() {
    if (!unfinished.isEmpty()) {
      sink.line(unfinished.array(), 0, unfinished.size());
      unfinished.clear();
    }
  }

  private boolean line(byte[] bytes, int from, int to) {
    if (unfinished.isEmpty()) {
      unfinished.check(to - from);
      return sink.line(bytes, from, to);
    }
    unfinished.append(bytes, from, to);
    boolean more = sink.line(unfinished.array(), 0, unfinished.size());
    unfinished.clear();
    return more;
  }
}
