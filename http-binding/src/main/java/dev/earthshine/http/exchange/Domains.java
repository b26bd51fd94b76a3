package dev.earthshine.http.exchange;

/** Host names as trees of domains, RFC 6265bis section 5.1.3. */
final class Domains {
  private Domains() {}

  /** Whether {@code host} is {@code domain} or lies below it; an address has nothing below it. Both in lower case. */
  static boolean matches(String host, String domain) {
    return host.equals(domain)
        || (host.endsWith(domain)
            && host.charAt(host.length() - domain.length() - 1) == '.'
            && !isAddress(host));
  }

  /** Whether {@code host}, in canonical form, is an address: no top-level domain ends in a digit. */
  static boolean isAddress(String host) {
    char last = host.charAt(host.length() - 1);
    return last == ']' || (last >= '0' && last <= '9');
  }
}
