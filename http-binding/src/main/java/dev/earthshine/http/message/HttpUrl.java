package dev.earthshine.http.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL in its one canonical form: what is checked, shown and dialled is the same.
 *
 * <p>Spaces and non-ASCII are percent-encoded, host names go through IDNA, a default port is dropped, IPv4 addresses in
 * any notation become four decimals, dot segments are removed.
 */
public final class HttpUrl {
  private static final Pattern ANY_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

  private final String scheme;
  private final @Nullable String userinfo;
  private final String host;
  private final int port;
  private final String path;
  private final @Nullable String query;
  private final @Nullable String fragment;

  HttpUrl(
      String scheme,
      @Nullable String userinfo,
      String host,
      int port,
      String path,
      @Nullable String query,
      @Nullable String fragment) {
    this.scheme = scheme;
    this.userinfo = userinfo;
    this.host = host;
    this.port = port;
    this.path = path;
    this.query = query;
    this.fragment = fragment;
  }

  /**
   * Reads an absolute URL.
   *
   * @throws HttpFailure {@code invalid_url} if {@code text} is relative, of another scheme, or not valid
   */
  public static HttpUrl parse(String text) throws HttpFailure {
    return UrlParser.parse(text);
  }

  /** Whether {@code text} begins with a scheme and two slashes, valid or not. */
  public static boolean isAbsolute(String text) {
    return UrlParser.schemeEnd(text) >= 0;
  }

  static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return scheme;
  }

  /** Whether the scheme is https. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** The host in canonical form, an IPv6 address in brackets. */
  public String host() {
    return host;
  }

  /** The port, the scheme's own where the URL names none. */
  public int port() {
    return port;
  }

  /** Whether the port is the scheme's own, which no text of the URL shows. */
  public boolean hasDefaultPort() {
    return port == defaultPort(scheme);
  }

  /** Host and port as the Host header has them: no default port, no userinfo. */
  public String authority() {
    return hasDefaultPort() ? host : host + ":" + port;
  }

  /** The encoded path; empty where the URL ends with its authority. */
  public String path() {
    return path;
  }

  /** The encoded query without its question mark; null where there is none. */
  public @Nullable String query() {
    return query;
  }

  /** The encoded fragment, which is never sent; null where there is none. */
  public @Nullable String fragment() {
    return fragment;
  }

  /** User and password, decoded, with a colon between; null where there are none. */
  public byte @Nullable [] credentials() {
    if (userinfo == null) {
      return null;
    }
    byte[] decoded = Percent.decode(userinfo);
    return userinfo.contains(":")
        ? decoded
        : (new String(decoded, StandardCharsets.UTF_8) + ":").getBytes(StandardCharsets.UTF_8);
  }

  /** What the request line asks for: path and query. */
  public String target() {
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** This URL with {@code params} after its own query. */
  public HttpUrl withParams(List<Param> params) {
    return params.isEmpty() ? this : withQuery(joined(query, Param.encode(params)));
  }

  /** This URL with {@code query}, which is encoded where it needs to be, in place of its own; null removes it. */
  public HttpUrl withQuery(@Nullable String query) {
    String encoded = query == null ? null : Percent.encode(query, Percent.QUERY);
    return new HttpUrl(scheme, userinfo, host, port, path, encoded, fragment);
  }

  /** This URL without user and password. */
  public HttpUrl withoutUserinfo() {
    return userinfo == null ? this : new HttpUrl(scheme, null, host, port, path, query, fragment);
  }

  HttpUrl withTarget(String newPath, @Nullable String newQuery, @Nullable String newFragment) {
    return new HttpUrl(
        scheme,
        userinfo,
        host,
        port,
        Percent.encode(newPath, Percent.PATH),
        newQuery == null ? null : Percent.encode(newQuery, Percent.QUERY),
        newFragment == null ? null : Percent.encode(newFragment, Percent.QUERY));
  }

  static @Nullable String joined(@Nullable String first, @Nullable String second) {
    if (first == null || first.isEmpty()) {
      return second;
    }
    return second == null || second.isEmpty() ? first : first + "&" + second;
  }

  /**
   * What {@code location} means on this page, RFC 3986 section 5; a location without a fragment keeps this one's.
   *
   * @throws HttpFailure {@code invalid_url} if the result is not an http or https URL
   */
  public HttpUrl resolve(String location) throws HttpFailure {
    UrlParser.checkCharacters(location);
    if (ANY_SCHEME.matcher(location).lookingAt()) {
      return parse(location).withFragmentOf(this);
    }
    if (location.startsWith("//")) {
      return parse(scheme + ":" + location).withFragmentOf(this);
    }
    UrlParser.Reference reference = UrlParser.Reference.of(location);
    String newFragment = reference.fragment() == null ? fragment : reference.fragment();
    if (reference.path().isEmpty()) {
      return withTarget(path, reference.query() == null ? query : reference.query(), newFragment);
    }
    String merged = reference.path().startsWith("/")
        ? reference.path()
        : path.substring(0, path.lastIndexOf('/') + 1) + reference.path();
    String rooted = merged.startsWith("/") ? merged : "/" + merged;
    return withTarget(DotSegments.remove(rooted), reference.query(), newFragment);
  }

  private HttpUrl withFragmentOf(HttpUrl other) {
    return fragment != null || other.fragment == null
        ? this
        : new HttpUrl(scheme, userinfo, host, port, path, query, other.fragment);
  }

  /** Whether scheme, host and port are the same: the border at which credentials stay behind. */
  public boolean sameOrigin(HttpUrl other) {
    return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
  }

  /** The URL with user and password, if it has them, as {@code ***}. */
  public String masked() {
    return text(userinfo == null ? "" : "***@");
  }

  @Override
  public String toString() {
    return text(userinfo == null ? "" : userinfo + "@");
  }

  private String text(String user) {
    return scheme + "://" + user + authority() + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HttpUrl url && url.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
