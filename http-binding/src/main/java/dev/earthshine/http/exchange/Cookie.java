package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpUrl;
import java.time.Instant;

/**
 * A cookie in a jar, RFC 6265bis section 5.7.
 *
 * @param domain the host that set it or, unless {@code hostOnly}, the domain it was set for
 * @param path where it is sent, and below
 * @param expires from when on it is not sent any more; {@link Instant#MAX} for as long as its jar lives
 * @param secure whether it is sent over https alone
 */
record Cookie(
    String name,
    String value,
    String domain,
    boolean hostOnly,
    String path,
    Instant expires,
    boolean secure) {

  /** Whether {@code other} takes this one's place. */
  boolean isReplacedBy(Cookie other) {
    return name.equals(other.name)
        && domain.equals(other.domain)
        && hostOnly == other.hostOnly
        && path.equals(other.path);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  /** Whether it is to be sent to {@code url}, if it has not expired. */
  boolean isFor(HttpUrl url) {
    return (hostOnly ? url.host().equals(domain) : Domains.matches(url.host(), domain))
        && pathMatches(url.path(), path)
        && (!secure || url.isSecure());
  }

  /** Whether {@code requested} is {@code path} or lies below it. */
  static boolean pathMatches(String requested, String path) {
    String asked = requested.isEmpty() ? "/" : requested;
    return asked.startsWith(path)
        && (asked.length() == path.length()
            || path.endsWith("/")
            || asked.charAt(path.length()) == '/');
  }
}
