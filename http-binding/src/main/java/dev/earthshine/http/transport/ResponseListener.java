package dev.earthshine.http.transport;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;

/**
 * Hears what comes of a request: a head, pieces of the body, and an end; or, at any time instead, a failure. One call at
 * a time, in this order, exactly one of {@link #end} and {@link #failed}, and nothing after it. Must not block.
 *
 * <p>Who sent a {@linkplain dev.earthshine.http.message.HttpRequest#restartable restartable} request may hear a head
 * again: what came before it is void then.
 */
public interface ResponseListener {
  /** The answer's head has come; informational ones (1xx) are not told. */
  void head(ResponseHead head);

  /** A piece of the body has come. The array is the listener's, and never empty. */
  void data(byte[] chunk);

  /** The answer is complete. */
  void end(Headers trailers);

  /** There will be no (complete) answer. */
  void failed(HttpFailure failure);
}
