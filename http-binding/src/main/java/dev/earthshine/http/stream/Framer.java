package dev.earthshine.http.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one body into pieces as its bytes arrive. How the bytes were split on their way never changes the pieces, except
 * where chunks are the pieces.
 *
 * <p>Not thread-safe. After an exception the framer is not to be used any more.
 */
public interface Framer {
  /**
   * Takes {@code length} bytes from {@code offset}, which must not be changed afterwards, and hands every piece they
   * complete to {@code sink}.
   *
   * @throws PieceTooLargeException if a piece outgrows its limit
   */
  void push(byte[] bytes, int offset, int length, Consumer<? super Piece> sink);

  /** Takes all of {@code bytes}. */
  default void push(byte[] bytes, Consumer<? super Piece> sink) {
    push(bytes, 0, bytes.length, sink);
  }

  /** Tells that the body is complete, and hands over what is still held back and counts as a piece. */
  void end(Consumer<? super Piece> sink);

  /** How the stream may be asked for once more where it broke off; null where it cannot be. */
  default @Nullable Continuation continuation() {
    return null;
  }

  /** Whether the content said that nothing more follows: the exchange may be closed, later bytes are ignored. */
  default boolean finished() {
    return false;
  }
}
