package dev.earthshine.http.json;

/** A value has no JSON form. */
public final class JsonEncodingException extends JsonException {
  private static final long serialVersionUID = 1L;

  private final String path;

  JsonEncodingException(String path, String rule) {
    super("cannot encode " + path + " as JSON: " + rule, null);
    this.path = path;
  }

  /** Where the value is, as {@code $.a[3].b}; list elements count from 1, as in Lua. */
  public String path() {
    return path;
  }
}
