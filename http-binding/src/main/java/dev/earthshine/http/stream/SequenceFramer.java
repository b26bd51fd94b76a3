package dev.earthshine.http.stream;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One piece per text of a JSON text sequence (RFC 7464): each begins with RS (0x1E) and should end with LF.
 *
 * <p>A number or literal without white space behind it may have been cut off (section 2.4) and is dropped.
 */
final class SequenceFramer implements Framer {
  private static final byte RECORD_SEPARATOR = 0x1E;

  private final ByteBuilder text;

  SequenceFramer(long limit) {
    text = new ByteBuilder("record", limit);
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> sink) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == RECORD_SEPARATOR) {
        text.append(bytes, start, i);
        emit(sink);
        start = i + 1;
      }
    }
    text.append(bytes, start, end);
  }

  @Override
  public void end(Consumer<? super Piece> sink) {
    emit(sink);
  }

  private void emit(Consumer<? super Piece> sink) {
    byte[] bytes = text.array();
    int from = 0;
    int to = text.size();
    while (from < to && JsonSpace.isSpace(bytes[from])) {
      from++;
    }
    while (from < to && JsonSpace.isSpace(bytes[to - 1])) {
      to--;
    }
    if (from < to && (to < text.size() || delimitsItself(bytes[from]))) {
      sink.accept(new Piece(Arrays.copyOfRange(bytes, from, to)));
    }
    text.clear();
  }

  private static boolean delimitsItself(byte first) {
    return first == '{' || first == '[' || first == '"';
  }
}
