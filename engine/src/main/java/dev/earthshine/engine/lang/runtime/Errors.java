package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.RaisedError;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** The errors of operators, in the reference's words. */
final class Errors {
  private Errors() {}

  /** {@code attempt to index local 'x' (a nil value)}; {@code what} is {@code local 'x'}, or null if unknown. */
  static RaisedError operand(String act, LuaValue value, @Nullable String what) {
    String named = what == null || what.isEmpty()
        ? "a " + value.typename() + " value"
        : what + " (a " + value.typename() + " value)";
    return RaisedError.inCode("attempt to " + act + " " + named);
  }

  /** Of two operands the one that is no number; {@code what} describes both, a line each. */
  static RaisedError arithmetic(LuaValue a, LuaValue b, @Nullable String what) {
    boolean second = LuaNumbers.coerce(a) != null;
    return operand("perform arithmetic on", second ? b : a, part(what, second));
  }

  /** Of two operands the one that is neither string nor number. */
  static RaisedError concatenation(LuaValue a, LuaValue b, @Nullable String what) {
    boolean second = a instanceof LuaString || a instanceof LuaNumber;
    return operand("concatenate", second ? b : a, part(what, second));
  }

  static RaisedError comparison(LuaValue a, LuaValue b) {
    String first = a.typename();
    String second = b.typename();
    return RaisedError.inCode(
        first.equals(second)
            ? "attempt to compare two " + first + " values"
            : "attempt to compare " + first + " with " + second);
  }

  private static @Nullable String part(@Nullable String what, boolean second) {
    if (what == null) {
      return null;
    }
    int split = what.indexOf('\n');
    return second ? what.substring(split + 1) : what.substring(0, split);
  }
}
