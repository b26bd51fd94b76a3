package dev.earthshine.http.stream;

import java.util.Arrays;
import java.util.function.Consumer;

/** One piece per line without its end; a record per line where blank lines are to be skipped. */
final class LineFramer implements Framer {
  private final LineSplitter lines;
  private final boolean skipBlank;

  // Mutable state
  private Consumer<? super Piece> sink = piece -> {};

  LineFramer(long limit, boolean skipBlank) {
    this.skipBlank = skipBlank;
    lines = new LineSplitter("line", limit, this::line);
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> pieces) {
    sink = pieces;
    lines.push(bytes, offset, length);
  }

  @Override
  public void end(Consumer<? super Piece> pieces) {
    sink = pieces;
    lines.end();
  }

  private boolean line(byte[] bytes, int from, int to) {
    if (!skipBlank || !JsonSpace.isBlank(bytes, from, to)) {
      sink.accept(new Piece(Arrays.copyOfRange(bytes, from, to)));
    }
    return true;
  }
}
