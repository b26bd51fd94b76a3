package dev.earthshine.engine.value;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** What a Throwable is to Lua code that catches it. */
public final class LuaErrors {
  private static final LuaString STACK_OVERFLOW = LuaStrings.of("stack overflow");
  private static final LuaString OUT_OF_MEMORY = LuaStrings.of("not enough memory");

  /** The position luaj puts before a message: {@code @chunk.lua:12 }, without a colon at the end. */
  private static final Pattern POSITION =
      Pattern.compile("^([@=]?)([^\\s].*?):(\\d+|\\?) ", Pattern.DOTALL);

  private LuaErrors() {}

  /**
   * The error value {@code pcall} returns for {@code thrown}.
   *
   * @param wrap makes a value of a Throwable that host code threw
   * @throws Error {@code thrown} itself, where it is not for Lua code to catch
   */
  public static LuaValue value(Throwable thrown, Function<Throwable, LuaValue> wrap) {
    if (thrown instanceof RaisedError raised) {
      return raised.getMessageObject();
    }
    if (thrown instanceof LuaError error) {
      Throwable cause = error.getCause();
      return cause == null ? message(error) : value(cause, wrap);
    }
    if (thrown instanceof StackOverflowError) {
      return STACK_OVERFLOW;
    }
    if (thrown instanceof OutOfMemoryError) {
      return OUT_OF_MEMORY;
    }
    if (thrown instanceof Uncatchable || thrown instanceof VirtualMachineError) {
      throw (Error) thrown;
    }
    return wrap.apply(thrown);
  }

  private static LuaValue message(LuaError error) {
    @Nullable LuaValue value = error.getMessageObject();
    if (value == null) {
      return LuaValue.NIL;
    }
    return value instanceof LuaString string
        ? LuaStrings.of(positioned(LuaStrings.text(string)))
        : value;
  }

  /** {@code text} with the position luaj may have put before it in the form {@code chunk.lua:12: }. */
  static String positioned(String text) {
    Matcher position = POSITION.matcher(text);
    return position.find() && position.group(2).indexOf(' ') < 0
        ? position.group(2) + ":" + position.group(3) + ": " + text.substring(position.end())
        : text;
  }
}
