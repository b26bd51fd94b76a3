package dev.earthshine.http.stream;

import java.util.function.Consumer;

/** The whole body as one piece; none if the body is empty. */
final class DocumentFramer implements Framer {
  private final ByteBuilder document;

  DocumentFramer(long limit) {
    document = new ByteBuilder("document", limit);
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> sink) {
    document.append(bytes, offset, offset + length);
  }

  @Override
  public void end(Consumer<? super Piece> sink) {
    if (!document.isEmpty()) {
      sink.accept(new Piece(document.toByteArray()));
      document.clear();
    }
  }
}
