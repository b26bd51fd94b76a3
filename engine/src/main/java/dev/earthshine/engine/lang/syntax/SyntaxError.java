package dev.earthshine.engine.lang.syntax;

/** Source text that is not Lua. */
public final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;
  private final String reason;

  /** A violation at this place; {@code reason} names the token it is near to. */
  public SyntaxError(String file, int line, int column, String reason) {
    super(file + ":" + line + ":" + column + ": " + reason);
    this.file = file;
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /** The chunk as messages show it. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column of the token, in characters from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }

  /** The message as {@code load} returns it: {@code file:line: reason}. */
  public String luaMessage() {
    return file + ":" + line + ": " + reason;
  }
}
