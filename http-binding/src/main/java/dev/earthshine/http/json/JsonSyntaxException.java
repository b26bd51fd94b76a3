package dev.earthshine.http.json;

/** A document is not JSON. */
public final class JsonSyntaxException extends JsonException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String rule, TextPosition position, Throwable cause) {
    super("malformed JSON at " + position + ": " + rule + position.near(), cause);
    this.line = position.line();
    this.column = position.column();
  }

  /** The line of the error, from 1. */
  public int line() {
    return line;
  }

  /** The column of the error in characters, from 1. */
  public int column() {
    return column;
  }
}
