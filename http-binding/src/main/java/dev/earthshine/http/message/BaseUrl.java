package dev.earthshine.http.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL a client puts before paths. Joining appends, it does not resolve: {@code https://e.org/v1} and {@code /users}
 * give {@code https://e.org/v1/users}.
 *
 * @param url the base itself
 */
public record BaseUrl(HttpUrl url) {
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");

  /** Schemes nobody means as the first segment of a path, unlike {@code users:activate}. */
  private static final Set<String> SCHEMES = Set.of(
      "http",
      "https",
      "ws",
      "wss",
      "ftp",
      "file",
      "mailto",
      "data",
      "javascript",
      "tel",
      "about",
      "blob");

  /**
   * The URL of {@code path} under this base: exactly one slash between them, the base's query kept before the path's own.
   * An empty path gives the base exactly, an absolute URL gives itself.
   *
   * @throws HttpFailure {@code invalid_url} if {@code path} names another host without being an absolute URL, or is not
   *     valid
   */
  public HttpUrl join(String path) throws HttpFailure {
    if (path.isEmpty()) {
      return url;
    }
    UrlParser.checkCharacters(path);
    if (ABSOLUTE.matcher(path).lookingAt()) {
      return HttpUrl.parse(path);
    }
    refuseOtherHosts(path);
    UrlParser.Reference reference = UrlParser.Reference.of(path);
    return url.withTarget(
        joined(reference.path()),
        HttpUrl.joined(url.query(), reference.query()),
        reference.fragment());
  }

  private String joined(String path) {
    if (path.isEmpty()) {
      return url.path();
    }
    String base = url.path();
    String head = base.endsWith("/") ? base : base + "/";
    String clean = DotSegments.remove(head + (path.startsWith("/") ? path.substring(1) : path));
    boolean endsInDots =
        path.equals(".") || path.equals("..") || path.endsWith("/.") || path.endsWith("/..");
    return endsInDots ? clean.substring(0, clean.length() - 1) : clean;
  }

  private static void refuseOtherHosts(String path) throws HttpFailure {
    if (path.startsWith("//")) {
      throw UrlParser.invalid("path " + Tokens.quoted(path) + " names a host without a scheme");
    }
    Matcher prefix = PREFIX.matcher(path);
    if (prefix.lookingAt() && SCHEMES.contains(prefix.group(1).toLowerCase(Locale.ROOT))) {
      throw UrlParser.invalid("path " + Tokens.quoted(path) + " begins with a scheme but no host");
    }
  }
}
