package dev.earthshine.http.message;

import org.jspecify.annotations.Nullable;

/**
 * What a connection has to be like that carries a request.
 *
 * @param proxy where it leads through; null for none
 * @param tls how the other side is known, and this one
 * @param version which HTTP it speaks
 */
public record ConnectionOptions(@Nullable Proxy proxy, TlsOptions tls, Version version) {
  private static final ConnectionOptions STANDARD =
      new ConnectionOptions(null, TlsOptions.STANDARD, Version.NEGOTIATED);

  /** No proxy, the JVM's trust, and the version by ALPN. */
  public static ConnectionOptions standard() {
    return STANDARD;
  }

  /** The proxy on the way to {@code target}; null for none. */
  public @Nullable Proxy proxyTo(HttpUrl target) {
    return proxy == null || proxy.spares(target) ? null : proxy;
  }

  /** A version of HTTP. */
  public enum Version {
    /** HTTP/2 where both sides can over TLS, else HTTP/1.1. */
    NEGOTIATED,
    /** HTTP/1.1. */
    HTTP_1_1,
    /** HTTP/2, without TLS by prior knowledge. */
    HTTP_2
  }
}
