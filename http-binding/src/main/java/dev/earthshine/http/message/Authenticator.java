package dev.earthshine.http.message;

import org.jspecify.annotations.Nullable;

/** Credentials that answer a server's challenge, RFC 9110 section 11. Thread-safe. */
public interface Authenticator {
  /** The value of an Authorization header for {@code request}; null while there is no challenge to answer. */
  @Nullable
  String authorization(HttpRequest request);

  /**
   * Takes the challenge in {@code head}, which answers {@code request}.
   *
   * @return whether it is worth sending the request again
   */
  boolean accepts(HttpRequest request, ResponseHead head);
}
