package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event (WHATWG HTML, section 9.2).
 *
 * @param event its type, {@code message} where the server names none
 * @param id the last event ID seen in the stream so far; null where the server has not given any
 * @param retry the reconnection time in milliseconds, if this event set it
 * @param data the data lines, joined by LF; not copied, to be left unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier that is never compared.
public record SseEvent(
    String event, @Nullable String id, @Nullable Long retry, byte[] data) {
  /** The data as text; bytes that are not UTF-8 become U+FFFD, as the specification asks. */
  public String text() {
    return new String(data, UTF_8);
  }
}
