package dev.earthshine.http.stream;

import org.jspecify.annotations.Nullable;

/**
 * What one call of a streaming callback gets.
 *
 * @param body the content of the piece; not copied, to be left unchanged
 * @param event the event the body is the data of; null where the stream is not of events
 */
// A carrier that is never compared: a copy would cost what framing saves.
@SuppressWarnings("ArrayRecordComponent")
public record Piece(byte[] body, @Nullable SseEvent event) {
  Piece(byte[] body) {
    this(body, null);
  }
}
