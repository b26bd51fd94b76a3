package dev.earthshine;

import org.jspecify.annotations.Nullable;

/**
 * A Lua error as Java sees it: the cause of the {@link javax.script.ScriptException} of an evaluation that failed for a
 * reason of Lua's own.
 */
public final class LuaScriptError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  /**
   * An error with the value it was raised with.
   *
   * @param message what {@code tostring} makes of the value
   * @param value the Lua error value as a Java value
   * @param origin the error that carried the value inside the engine, for its stack trace
   */
  public LuaScriptError(String message, @Nullable Object value, @Nullable Throwable origin) {
    super(message, origin);
    this.value = value;
  }

  /** What the script gave to {@code error}, as a Java value: a String, a Map or List view, a number, or null. */
  public @Nullable Object value() {
    return value;
  }
}
