package dev.earthshine.engine.script;

import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/** A ScriptException whose message reads as Lua's do, {@code file:line: what}, with the position said once. */
final class LuaScriptException extends ScriptException {
  private static final long serialVersionUID = 1L;

  private final String text;

  LuaScriptException(String text, @Nullable String fileName, int line, Throwable cause) {
    super(text, fileName, line);
    this.text = text;
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return text;
  }
}
