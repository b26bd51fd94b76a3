package dev.earthshine.http.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads absolute http and https URLs; whatever could be read in two ways is refused. */
final class UrlParser {
  private static final Pattern PREFIX = Pattern.compile(" *(?:[A-Za-z][A-Za-z0-9+.-]*:)?/+| *");
  private static final int MAX_LENGTH = 65_536;

  private UrlParser() {}

  static HttpUrl parse(String text) throws HttpFailure {
    checkCharacters(text);
    int schemeEnd = schemeEnd(text);
    if (schemeEnd < 0) {
      throw invalid("URL " + quoted(text) + " lacks \"http://\" or \"https://\"");
    }
    String scheme = text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid("URL scheme \"" + scheme + "\" is neither http nor https");
    }
    int authorityStart = schemeEnd + "://".length();
    int pathStart = indexOfAny(text, "/?#", authorityStart);
    String authority = text.substring(authorityStart, pathStart);
    Reference rest = Reference.of(text.substring(pathStart));
    int at = authority.lastIndexOf('@');
    if (authority.indexOf('@') != at) {
      throw invalid("URL authority has more than one '@'");
    }
    String hostAndPort = authority.substring(at + 1);
    int colon = portColon(hostAndPort);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    return new HttpUrl(
        scheme,
        at < 0 ? null : Percent.encode(authority.substring(0, at), Percent.USERINFO),
        Host.canonical(host),
        port(scheme, colon < 0 ? "" : hostAndPort.substring(colon + 1)),
        DotSegments.remove(Percent.encode(rest.path, Percent.PATH)),
        rest.query == null ? null : Percent.encode(rest.query, Percent.QUERY),
        rest.fragment == null ? null : Percent.encode(rest.fragment, Percent.QUERY));
  }

  /** Where the scheme of {@code text} ends, if two slashes follow; else -1. */
  static int schemeEnd(String text) {
    int end = text.indexOf("://");
    if (end <= 0 || !Tokens.isLetter(text.charAt(0))) {
      return -1;
    }
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (!Tokens.isAlphanumeric(c) && "+.-".indexOf(c) < 0) {
        return -1;
      }
    }
    return end;
  }

  /** Where the port begins; -1 without one, and in an address whose bracket is not closed. */
  private static int portColon(String hostAndPort) {
    int bracket = hostAndPort.lastIndexOf(']');
    return hostAndPort.startsWith("[") && bracket < 0 ? -1 : hostAndPort.indexOf(':', bracket + 1);
  }

  static void checkCharacters(String text) throws HttpFailure {
    if (text.length() > MAX_LENGTH) {
      throw invalid("URL of " + text.length() + " characters is longer than " + MAX_LENGTH);
    }
    int query = indexOfAny(text, "?#", 0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Tokens.isControl(c)) {
        throw invalid(
            "URL has a control character " + Tokens.character(c) + " at position " + (i + 1));
      }
      if (c == '\\' && i < query) {
        throw invalid("URL has a backslash at position " + (i + 1));
      }
    }
    if (Tokens.loneSurrogate(text) >= 0) {
      throw invalid("URL is not valid Unicode at position " + (Tokens.loneSurrogate(text) + 1));
    }
    if (text.startsWith(" ") || text.endsWith(" ")) {
      throw invalid("URL " + quoted(text) + " begins or ends with a space");
    }
  }

  private static int port(String scheme, String text) throws HttpFailure {
    if (text.isEmpty()) {
      return HttpUrl.defaultPort(scheme);
    }
    if (!Tokens.all(text, Tokens::isDigit)) {
      throw invalid("URL port " + Tokens.quoted(text) + " is not a number");
    }
    int port = text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    if (port > 65_535) {
      throw invalid("URL port " + text + " is above 65535");
    }
    if (port == 0) {
      throw invalid("URL port 0 is below 1");
    }
    return port;
  }

  static int indexOfAny(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  /** {@code text} for a message: whatever stands where userinfo would, in a text that is no URL, may be a password. */
  private static String quoted(String text) {
    Matcher prefix = PREFIX.matcher(text);
    int start = prefix.lookingAt() ? prefix.end() : 0;
    int at = text.substring(0, indexOfAny(text, "/?#", start)).lastIndexOf('@');
    return Tokens.quoted(at < start ? text : text.substring(0, start) + "***" + text.substring(at));
  }

  static HttpFailure invalid(String message) {
    return new HttpFailure(HttpFailure.Kind.INVALID_URL, message);
  }

  /** Path, query and fragment, as written. */
  record Reference(
      String path, @Nullable String query, @Nullable String fragment) {
    static Reference of(String text) {
      int hash = text.indexOf('#');
      String fragment = hash < 0 ? null : text.substring(hash + 1);
      String target = hash < 0 ? text : text.substring(0, hash);
      int mark = target.indexOf('?');
      return new Reference(
          mark < 0 ? target : target.substring(0, mark),
          mark < 0 ? null : target.substring(mark + 1),
          fragment);
    }
  }
}
