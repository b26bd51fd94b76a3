package dev.earthshine.http.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One challenge of a WWW-Authenticate or Proxy-Authenticate header, RFC 9110 section 11.6.1.
 *
 * @param scheme in lower case
 * @param parameters by lower-case name
 */
public record Challenge(String scheme, Map<String, String> parameters) {
  /** Copies {@code parameters}. */
  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** The parameter called {@code name}; empty where it is missing. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The challenges in the values of all such headers, in their order. */
  public static List<Challenge> parse(List<String> values) {
    List<Challenge> challenges = new ArrayList<>();
    values.forEach(value -> parse(new Cursor(value), challenges));
    return List.copyOf(challenges);
  }

  /** A list of schemes and parameters at one level: what is followed by {@code =} is a parameter of the last scheme. */
  private static void parse(Cursor cursor, List<Challenge> challenges) {
    String scheme = "";
    Map<String, String> parameters = new LinkedHashMap<>();
    while (cursor.skip(" \t,") != Cursor.END) {
      String word = cursor.until(" \t,=").toLowerCase(Locale.ROOT);
      if (cursor.skip(" \t") == '=') {
        cursor.next();
        String value = cursor.skip(" \t") == '"' ? cursor.quoted() : cursor.until(" \t,");
        parameters.putIfAbsent(word, value);
      } else {
        add(scheme, parameters, challenges);
        scheme = word;
        parameters = new LinkedHashMap<>();
      }
    }
    add(scheme, parameters, challenges);
  }

  private static void add(
      String scheme, Map<String, String> parameters, List<Challenge> challenges) {
    if (!scheme.isEmpty()) {
      challenges.add(new Challenge(scheme, parameters));
    }
  }
}
