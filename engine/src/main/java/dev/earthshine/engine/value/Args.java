package dev.earthshine.engine.value;

import java.time.Duration;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Checks of arguments inside a {@link JavaFunction}, in the words of the reference implementation ({@code luaL_check*}).
 * A check that fails raises {@code bad argument #index to 'function' (string expected, got nil)}.
 */
public final class Args {
  /** What fits the nanoseconds of a long with room to spare. */
  private static final double MAX_SECONDS = 1e9;

  private Args() {}

  /** Argument {@code index} of {@code args}, {@link LuaValue#NONE} where the caller gave fewer. */
  public static LuaValue at(Varargs args, int index) {
    return index <= args.narg() ? args.arg(index) : LuaValue.NONE;
  }

  /** A table. */
  public static LuaTable table(LuaValue value, int index) {
    if (value instanceof LuaTable table) {
      return table;
    }
    throw mismatch(value, index, "table");
  }

  /** A function. */
  public static LuaFunction function(LuaValue value, int index) {
    if (value instanceof LuaFunction function) {
      return function;
    }
    throw mismatch(value, index, "function");
  }

  /** A function, or an object of the host that can be called as one. */
  public static LuaFunction callback(LuaValue value, int index) {
    if (!(value instanceof HostCallable object)) {
      return function(value, index);
    }
    LuaFunction function = object.toFunction();
    if (function == null) {
      throw refuse(
          index,
          "function expected, got a " + object.typeText()
              + ", which is no functional interface; give function(...) end that calls its method");
    }
    return function;
  }

  /** A string, or a number as its text. */
  public static LuaString string(LuaValue value, int index) {
    if (value instanceof LuaString string) {
      return string;
    }
    if (value instanceof LuaNumber) {
      return LuaNumbers.text(value);
    }
    throw mismatch(value, index, "string");
  }

  /** A string as {@link #string}, or {@code otherwise} where it is nil or left out. */
  public static LuaString optString(LuaValue value, int index, LuaString otherwise) {
    return value.isnil() ? otherwise : string(value, index);
  }

  /** A string as Java text; bytes that are not UTF-8 are refused. */
  public static String text(LuaValue value, int index) {
    String text = LuaStrings.exactText(string(value, index));
    if (text == null) {
      throw refuse(index, "the string is not UTF-8");
    }
    return text;
  }

  /** A number, or a string that reads as one. */
  public static double number(LuaValue value, int index) {
    LuaValue number = LuaNumbers.coerce(value);
    if (number == null) {
      throw mismatch(value, index, "number");
    }
    return number.todouble();
  }

  /** A number without its fraction; beyond the range of a long, the nearest long. */
  public static long integer(LuaValue value, int index) {
    return value instanceof LuaInteger integer ? integer.v : (long) number(value, index);
  }

  /** An integer as {@link #integer}, or {@code otherwise} where it is nil or left out. */
  public static long optInteger(LuaValue value, int index, long otherwise) {
    return value.isnil() ? otherwise : integer(value, index);
  }

  /** A time span in seconds, fractions included; one beyond thirty years is as good as for ever. */
  public static Duration seconds(LuaValue value, int index) {
    double seconds = number(value, index);
    if (!(seconds >= 0)) {
      throw refuse(index, "seconds must not be negative, got " + seconds);
    }
    return Duration.ofNanos((long) (Math.min(seconds, MAX_SECONDS) * 1e9));
  }

  /** An argument that must be there, {@code nil} included. */
  public static LuaValue any(LuaValue value, int index) {
    if (value == LuaValue.NONE) {
      throw refuse(index, "value expected");
    }
    return value;
  }

  /** The error for an argument of the wrong type. */
  public static RuntimeException mismatch(LuaValue value, int index, String expected) {
    String actual = value == LuaValue.NONE ? "no value" : value.typename();
    return refuse(index, expected + " expected, got " + actual);
  }

  /** The error for an argument of the right type and a wrong value; {@code detail} names the value and the rule. */
  public static RuntimeException refuse(int index, String detail) {
    return new BadArgument(index, detail);
  }
}
