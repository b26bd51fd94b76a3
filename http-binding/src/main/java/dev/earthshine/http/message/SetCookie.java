package dev.earthshine.http.message;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Set-Cookie header, RFC 6265bis section 5.6.
 *
 * @param name as written; may be empty
 * @param value as written
 * @param attributes by lower-case name; of one that occurs again the last counts, one without value has an empty one
 */
public record SetCookie(String name, String value, Map<String, String> attributes) {
  private static final int MAX_PAIR = 4096;
  private static final int MAX_ATTRIBUTE = 1024;

  /** Copies {@code attributes}. */
  public SetCookie {
    attributes = Map.copyOf(attributes);
  }

  /** Whether the attribute called {@code lowerName} is there. */
  public boolean has(String lowerName) {
    return attributes.containsKey(lowerName);
  }

  /** Reads the value of one header; null for what is to be ignored whole. */
  public static @Nullable SetCookie parse(String header) {
    if (header.chars().anyMatch(c -> Tokens.isControl((char) c) && c != '\t')) {
      return null;
    }
    Cursor cursor = new Cursor(header);
    String pair = cursor.until(";");
    int equals = pair.indexOf('=');
    String name = Tokens.trimmed(pair.substring(0, Math.max(equals, 0)));
    String value = Tokens.trimmed(pair.substring(equals + 1));
    if (octets(name) + octets(value) > MAX_PAIR || (name.isEmpty() && value.isEmpty())) {
      return null;
    }
    Map<String, String> attributes = new HashMap<>();
    while (cursor.peek() == ';') {
      cursor.next();
      attribute(cursor.until(";"), attributes);
    }
    return new SetCookie(name, value, attributes);
  }

  private static void attribute(String text, Map<String, String> attributes) {
    int equals = text.indexOf('=');
    String name = Tokens.trimmed(equals < 0 ? text : text.substring(0, equals));
    String value = equals < 0 ? "" : Tokens.trimmed(text.substring(equals + 1));
    if (!name.isEmpty() && octets(value) <= MAX_ATTRIBUTE) {
      attributes.put(name.toLowerCase(Locale.ROOT), value);
    }
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
