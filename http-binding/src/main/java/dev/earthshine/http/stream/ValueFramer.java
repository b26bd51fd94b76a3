package dev.earthshine.http.stream;

import java.util.function.Consumer;

/**
 * One piece per JSON value, however values are separated: a whole document, a record per line, values one behind the
 * other, a text sequence. Only finds where values end; whether they are JSON is for the decoder to say.
 */
final class ValueFramer implements Framer {
  private static final byte RECORD_SEPARATOR = 0x1E;

  private final ByteBuilder value;

  // Mutable state
  private int depth;
  private boolean inString;
  private boolean escaped;

  ValueFramer(long limit) {
    value = new ByteBuilder("document", limit);
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> sink) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      byte b = bytes[i];
      if (inString) {
        if (closesString(b) && depth == 0) {
          start = take(bytes, start, i + 1, sink);
        }
      } else if (opens(b)) {
        if (depth == 0) {
          start = take(bytes, start, i, sink); // A value that nothing separates from this one.
        }
        open(b);
      } else if (b == '}' || b == ']') {
        depth = Math.max(depth - 1, 0);
        if (depth == 0) {
          start = take(bytes, start, i + 1, sink);
        }
      } else if (depth == 0 && separates(b)) {
        take(bytes, start, i, sink);
        start = i + 1;
      }
    }
    value.append(bytes, start, end);
  }

  @Override
  public void end(Consumer<? super Piece> sink) {
    emit(sink);
  }

  private static boolean opens(byte b) {
    return b == '{' || b == '[' || b == '"';
  }

  private static boolean separates(byte b) {
    return JsonSpace.isSpace(b) || b == RECORD_SEPARATOR || inByteOrderMark(b);
  }

  private static boolean inByteOrderMark(byte b) {
    return b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
  }

  private void open(byte b) {
    if (b == '"') {
      inString = true;
    } else {
      depth++;
    }
  }

  private boolean closesString(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
      return true;
    }
    return false;
  }

  private int take(byte[] bytes, int from, int to, Consumer<? super Piece> sink) {
    value.append(bytes, from, to);
    emit(sink);
    return to;
  }

  private void emit(Consumer<? super Piece> sink) {
    if (!value.isEmpty()) {
      sink.accept(new Piece(value.toByteArray()));
      value.clear();
    }
  }
}
