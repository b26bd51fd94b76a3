package dev.earthshine.http.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name and a value of a query or form.
 *
 * @param name unencoded
 * @param value unencoded
 */
public record Param(String name, String value) {
  private static final String KEPT = "*-._~";

  /**
   * {@code params} as {@code application/x-www-form-urlencoded}: UTF-8, a space is {@code +}, and all but ASCII letters,
   * digits and {@code *-._~} is escaped.
   */
  public static String encode(List<Param> params) {
    return params.stream()
        .map(param -> escaped(param.name) + "=" + escaped(param.value))
        .collect(Collectors.joining("&"));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c == ' ') {
        out.append('+');
      } else if (Tokens.isAlphanumeric(c) || KEPT.indexOf(c) >= 0) {
        out.append((char) c);
      } else {
        Percent.escape(out, c);
      }
    }
    return out.toString();
  }
}
