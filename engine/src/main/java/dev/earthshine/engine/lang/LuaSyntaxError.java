package dev.earthshine.engine.lang;

/** Source text that is not Lua: where and why. */
public final class LuaSyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String chunkName;
  private final int line;
  private final int column;

  LuaSyntaxError(String chunkName, int line, int column, String message, Throwable cause) {
    super(message, cause);
    this.chunkName = chunkName;
    this.line = line;
    this.column = column;
  }

  /** The name of the chunk as it was given to the compiler. */
  public String chunkName() {
    return chunkName;
  }

  /** The line of the offending token, from 1. */
  public int line() {
    return line;
  }

  /** The column of the offending token, in characters from 1. */
  public int column() {
    return column;
  }

  /** The message as Lua shows it: {@code name:line: what}. */
  public String positioned() {
    return chunkName + ":" + line + ": " + getMessage();
  }
}
