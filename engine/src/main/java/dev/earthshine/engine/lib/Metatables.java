package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Metatables and what they decide for library functions: text, length, order, calls. */
final class Metatables {
  static final LuaString TOSTRING = LuaStrings.of("__tostring");
  static final LuaString PAIRS = LuaStrings.of("__pairs");
  static final LuaString IPAIRS = LuaStrings.of("__ipairs");

  private static final LuaString NIL = LuaStrings.of("nil");
  private static final LuaString TRUE = LuaStrings.of("true");
  private static final LuaString FALSE = LuaStrings.of("false");

  private final LibraryHost host;

  Metatables(LibraryHost host) {
    this.host = host;
  }

  @Nullable
  LuaValue of(LuaValue value) {
    return value instanceof LuaTable || value instanceof LuaUserdata
        ? value.getmetatable()
        : host.metatable(Math.max(LuaValue.TNIL, value.type()));
  }

  /** The metamethod {@code event} of {@code value}, nil where there is none. */
  LuaValue metamethod(LuaValue value, LuaString event) {
    LuaValue metatable = of(value);
    return metatable instanceof LuaTable table ? table.rawget(event) : LuaValue.NIL;
  }

  /** Calls {@code function}, which need not be one. */
  Varargs call(LuaValue function, Varargs args) {
    if (function instanceof LuaFunction) {
      return function.invoke(args);
    }
    LuaValue handler = metamethod(function, LuaValue.CALL);
    if (handler instanceof LuaFunction) {
      return handler.invoke(LuaValue.varargsOf(function, args));
    }
    throw RaisedError.of(LuaStrings.of("attempt to call a " + function.typename() + " value"));
  }

  /** {@code value} as {@code tostring} gives it. */
  LuaValue tostring(LuaValue value) {
    if (value instanceof LuaString) {
      return value;
    }
    if (value instanceof LuaNumber) {
      return LuaNumbers.text(value);
    }
    LuaValue handler = metamethod(value, TOSTRING);
    if (!handler.isnil()) {
      return call(handler, value).arg1();
    }
    return plain(value);
  }

  /** As {@link #tostring}, insisting on a string. */
  LuaString text(LuaValue value) {
    LuaValue text = tostring(value);
    if (text instanceof LuaString string) {
      return string;
    }
    if (text instanceof LuaNumber) {
      return LuaNumbers.text(text);
    }
    throw RaisedError.here("'__tostring' must return a string");
  }

  private static LuaString plain(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TNIL, LuaValue.TNONE -> NIL;
      case LuaValue.TBOOLEAN -> value.toboolean() ? TRUE : FALSE;
      default ->
        LuaStrings.of(
            value instanceof LuaUserdata
                ? value.tojstring()
                : value.typename() + ": " + address(value));
    };
  }

  /** Tells objects apart as an address does in the reference; two may share one, as the JVM has only 2^31 of them. */
  static String address(Object object) {
    String digits = Integer.toHexString(System.identityHashCode(object));
    return "0x" + "0".repeat(8 - digits.length()) + digits;
  }

  /** {@code #value} for a table. */
  long length(LuaTable table) {
    LuaValue handler = metamethod(table, LuaValue.LEN);
    if (handler.isnil()) {
      return table.rawlen();
    }
    LuaValue length = LuaNumbers.coerce(call(handler, table).arg1());
    if (length == null) {
      throw RaisedError.here("object length is not a number");
    }
    return (long) length.todouble();
  }

  /** {@code left < right}. */
  boolean lessThan(LuaValue left, LuaValue right) {
    if (left instanceof LuaNumber && right instanceof LuaNumber) {
      return left.todouble() < right.todouble();
    }
    if (left instanceof LuaString a && right instanceof LuaString b) {
      return LuaStrings.compare(a, b) < 0;
    }
    LuaValue handler = metamethod(left, LuaValue.LT);
    if (handler.isnil()) {
      handler = metamethod(right, LuaValue.LT);
    }
    if (handler.isnil()) {
      throw RaisedError.of(LuaStrings.of(incomparable(left.typename(), right.typename())));
    }
    return call(handler, LuaValue.varargsOf(left, right)).arg1().toboolean();
  }

  private static String incomparable(String left, String right) {
    return left.equals(right)
        ? "attempt to compare two " + left + " values"
        : "attempt to compare " + left + " with " + right;
  }
}
