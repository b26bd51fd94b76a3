package dev.earthshine.http.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One link of a Link header, RFC 8288.
 *
 * @param target the reference as written between the angle brackets
 * @param parameters by lower-case name; of one that occurs again the first counts
 */
public record Link(String target, Map<String, String> parameters) {
  /** Copies {@code parameters}, keeping their order. */
  public Link {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The names of the relation, such as {@code next}; empty where it says none. */
  public List<String> relations() {
    String rel = parameters.getOrDefault("rel", "").strip();
    return rel.isEmpty() ? List.of() : List.of(rel.split("\\s+", -1));
  }

  /** The links in the values of all Link headers; reading ends at what is no link. */
  public static List<Link> parse(List<String> values) {
    List<Link> links = new ArrayList<>();
    values.forEach(value -> parse(value, links));
    return List.copyOf(links);
  }

  private static void parse(String value, List<Link> links) {
    Cursor cursor = new Cursor(value);
    while (cursor.skip(" \t,") == '<') {
      cursor.next();
      String target = cursor.until(">").strip();
      cursor.next();
      Map<String, String> parameters = new LinkedHashMap<>();
      while (cursor.skip(" \t") == ';') {
        cursor.next();
        cursor.skip(" \t");
        parameter(cursor, parameters);
      }
      links.add(new Link(target, parameters));
    }
  }

  private static void parameter(Cursor cursor, Map<String, String> parameters) {
    String name = cursor.until("=;,").strip().toLowerCase(Locale.ROOT);
    String value = "";
    if (cursor.peek() == '=') {
      cursor.next();
      value = cursor.skip(" \t") == '"' ? cursor.quoted() : cursor.until(";,").strip();
    }
    if (!name.isEmpty()) {
      parameters.putIfAbsent(name, value);
    }
  }
}
