package dev.earthshine.http.message;

import java.util.Locale;
import java.util.Set;

/**
 * A request method: a token of RFC 9110 section 9.1.
 *
 * @param name as it goes over the wire
 */
public record Method(String name) {
  /** The method of a request that names none. */
  public static final Method GET = new Method("GET");

  private static final Set<String> COMMON =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE");

  /**
   * The method called {@code name}: a common one in upper case, any other as written.
   *
   * @throws HttpFailure {@code invalid_option} if {@code name} is not a token, or CONNECT, which only proxies take
   */
  public static Method of(String name) throws HttpFailure {
    if (!Tokens.isToken(name)) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_OPTION, "method " + Tokens.quoted(name) + " is not a token");
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals("CONNECT")) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_OPTION, "method CONNECT is reserved for proxies");
    }
    return new Method(COMMON.contains(upper) ? upper : name);
  }

  /** Whether this is the method called {@code name}. */
  public boolean is(String name) {
    return this.name.equals(name);
  }

  /** Whether sending it twice means the same as sending it once, RFC 9110 section 9.2.2. */
  public boolean isIdempotent() {
    return IDEMPOTENT.contains(name);
  }

  /** Whether a request without a body still states a Content-Length of 0, as RFC 9110 section 8.6 advises. */
  public boolean expectsBody() {
    return is("POST") || is("PUT") || is("PATCH");
  }
}
