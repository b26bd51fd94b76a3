package dev.earthshine.engine.lang.syntax;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/**
 * A token of the source.
 *
 * @param string the value of a name or string
 * @param number the value of a number
 * @param shown the token as messages show it, quotes included
 * @param line the line it ends on
 * @param start where it begins in the source
 */
record Token(
    TokenKind kind, @Nullable LuaString string, double number, String shown, int line, int start) {
  LuaString text() {
    if (string == null) {
      throw new IllegalStateException(kind + " has no text");
    }
    return string;
  }
}
