package dev.earthshine.http.message;

import java.util.ArrayList;
import java.util.List;

/** Removes {@code .} and {@code ..} from paths, RFC 3986 section 5.2.4. */
final class DotSegments {
  private DotSegments() {}

  /** {@code path}, which is empty or begins with a slash, without dot segments. */
  static String remove(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    String[] segments = path.substring(1).split("/", -1);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      boolean dot = segments[i].equals(".");
      boolean up = segments[i].equals("..");
      if (up && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!dot && !up) {
        kept.add(segments[i]);
      } else if (i == segments.length - 1) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
