package dev.earthshine.engine.value;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * A Lua error in flight: any Lua value, and the Java cause if there is one.
 *
 * <p>A string value raised with {@link #here} is prefixed with the position of the Lua code that called the raising
 * function, as {@code luaL_error} does; a value raised with {@link #of} arrives untouched.
 */
public class RaisedError extends LuaError {
  private static final long serialVersionUID = 1L;

  private final transient LuaValue value;
  private final @Nullable String position;

  private RaisedError(LuaValue value, @Nullable Throwable cause, @Nullable String position) {
    super(value);
    this.value = value;
    this.position = position;
    this.cause = cause;
  }

  /** Raises {@code value} as it is. */
  public static RaisedError of(LuaValue value) {
    return new RaisedError(value, null, null);
  }

  /** Raises {@code value} as it is, for a Java reason that is kept as the cause. */
  public static RaisedError of(LuaValue value, @Nullable Throwable cause) {
    return new RaisedError(value, cause, null);
  }

  /** Raises {@code message}, prefixed with the position of the calling Lua code. */
  public static RaisedError here(String message) {
    return new RaisedError(LuaStrings.of(message), null, Positions.caller());
  }

  /** Raises {@code message}, prefixed with the position of the calling Lua code; its bytes need not be UTF-8. */
  public static RaisedError here(LuaString message) {
    return new RaisedError(message, null, Positions.caller());
  }

  /** Raises {@code message}, prefixed with the position of the calling Lua code, for a Java reason. */
  public static RaisedError here(String message, Throwable cause) {
    return new RaisedError(LuaStrings.of(message), cause, Positions.caller());
  }

  /**
   * Raises {@code message} for what an operator of Lua code does: prefixed with the position of the running function, if
   * that is written in Lua.
   */
  public static RaisedError inCode(String message) {
    return new RaisedError(LuaStrings.of(message), null, Positions.at(0));
  }

  /** The Lua error value, as {@code pcall} returns it. */
  @Override
  public LuaValue getMessageObject() {
    return position == null
        ? value
        : LuaStrings.concat(LuaStrings.of(position + ": "), (LuaString) value);
  }

  @Override
  public @Nullable String getMessage() {
    LuaValue object = getMessageObject();
    return object instanceof LuaString string ? LuaStrings.text(string) : object.tojstring();
  }
}
