package dev.earthshine.http.stream;

import java.util.Arrays;
import java.util.function.Consumer;

/** Chunks as they arrive; of text, the beginning of a character that is still incomplete waits for its rest. */
final class ChunkFramer implements Framer {
  private static final byte[] NOTHING = {};

  private final boolean text;

  // Mutable state
  private byte[] heldBack = NOTHING;

  ChunkFramer(boolean text) {
    this.text = text;
  }

  @Override
  public void push(byte[] bytes, int offset, int length, Consumer<? super Piece> sink) {
    byte[] chunk = joined(bytes, offset, length);
    int complete = text ? Utf8.completeLength(chunk) : chunk.length;
    heldBack =
        complete == chunk.length ? NOTHING : Arrays.copyOfRange(chunk, complete, chunk.length);
    emit(complete == chunk.length ? chunk : Arrays.copyOf(chunk, complete), sink);
  }

  @Override
  public void end(Consumer<? super Piece> sink) {
    emit(heldBack, sink);
    heldBack = NOTHING;
  }

  private byte[] joined(byte[] bytes, int offset, int length) {
    if (heldBack.length == 0) {
      return length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
    }
    byte[] joined = Arrays.copyOf(heldBack, heldBack.length + length);
    System.arraycopy(bytes, offset, joined, heldBack.length, length);
    return joined;
  }

  private static void emit(byte[] chunk, Consumer<? super Piece> sink) {
    if (chunk.length > 0) {
      sink.accept(new Piece(chunk));
    }
  }
}
