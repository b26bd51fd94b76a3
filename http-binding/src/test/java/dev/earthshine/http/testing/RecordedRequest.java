package dev.earthshine.http.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param method as sent
 * @param target path and query as sent
 * @param headers the header lines in their order, {@code Name: value}, bytes as Latin-1
 * @param body its bytes, unchunked
 * @param connection which connection it came by, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordedRequest(
    String method, String target, List<String> headers, byte[] body, int connection) {
  /** The target without its query. */
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** The last segment of the path. */
  public String lastSegment() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  /** The decoded value of {@code name} in the query, or {@code otherwise}. */
  public String param(String name, String otherwise) {
    for (String pair :
        target.substring(Math.min(target.length(), path().length() + 1)).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return otherwise;
  }

  /** The first value of header {@code name}; null where it is missing. */
  public @Nullable String header(String name) {
    return headers(name).stream().findFirst().orElse(null);
  }

  /** All values of header {@code name}. */
  public List<String> headers(String name) {
    return headers.stream()
        .filter(line -> line.substring(0, line.indexOf(':')).equalsIgnoreCase(name))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .toList();
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
