package dev.earthshine.engine.value;

import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** What an error value says, for Java code and for the errors made of it. */
public final class ErrorText {
  private static final LuaString MESSAGE = LuaStrings.of("message");

  private ErrorText() {}

  /**
   * What {@code tostring} makes of {@code value}. A table without {@code __tostring} says its field {@code message}, or is
   * shown as {@link BriefText}; one whose {@code __tostring} fails says so. To be called by the thread that owns the state,
   * since {@code __tostring} may be Lua code.
   */
  public static String of(LuaValue value) {
    try {
      LuaValue tostring = value.metatag(LuaValue.TOSTRING);
      return text(value, tostring.isnil() ? value : tostring.call(value));
    } catch (RuntimeException | StackOverflowError e) { // The error it is about must not be lost.
      return "an error value of type " + value.typename() + " whose __tostring fails";
    }
  }

  private static String text(LuaValue value, LuaValue shown) {
    if (shown instanceof LuaString string) {
      return LuaStrings.text(string);
    }
    if (shown instanceof LuaNumber) {
      return LuaStrings.text(LuaNumbers.text(shown));
    }
    if (value instanceof LuaTable table) {
      return table.rawget(MESSAGE) instanceof LuaString message
          ? LuaStrings.text(message)
          : BriefText.of(table);
    }
    return value.tojstring();
  }
}
