package dev.earthshine.http.json;

import org.jspecify.annotations.Nullable;

/** A document is not JSON. */
public final class JsonSyntaxException extends JsonException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  private final String path;

  JsonSyntaxException(String rule, TextPosition position, String path, @Nullable Throwable cause) {
    super("malformed JSON at " + position + in(path) + ": " + rule + position.near(), cause);
    this.line = position.line();
    this.column = position.column();
    this.path = path;
  }

  private static String in(String path) {
    return path.equals("$") ? "" : ", in " + path;
  }

  /** The line of the error, from 1. */
  public int line() {
    return line;
  }

  /** The column of the error in characters, from 1. */
  public int column() {
    return column;
  }

  /** The value in which the error is, as {@code $.a[3].b}; list elements count from 1, as in Lua. */
  public String path() {
    return path;
  }
}
