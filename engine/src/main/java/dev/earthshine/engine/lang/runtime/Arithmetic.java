package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Event;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.Real;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/**
 * {@code + - * / % ^} and unary minus.
 *
 * <p>Numbers are doubles; two ints take a shorter way to the same result. The {@code what} of each operator describes its
 * operands for error messages, a line each.
 */
public final class Arithmetic {
  private Arithmetic() {}

  public static LuaValue add(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return Real.of((long) x.v + y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(a.todouble() + b.todouble());
    }
    return slow(m, Operation.ADD, a, b, what);
  }

  public static LuaValue sub(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return Real.of((long) x.v - y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(a.todouble() - b.todouble());
    }
    return slow(m, Operation.SUB, a, b, what);
  }

  public static LuaValue mul(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      long product = (long) x.v * y.v;
      // A zero may be negative.
      return product != 0 ? Real.of(product) : Real.of((double) x.v * y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(a.todouble() * b.todouble());
    }
    return slow(m, Operation.MUL, a, b, what);
  }

  public static LuaValue div(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(a.todouble() / b.todouble());
    }
    return slow(m, Operation.DIV, a, b, what);
  }

  public static LuaValue mod(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y && y.v != 0) {
      return LuaInteger.valueOf(Math.floorMod(x.v, y.v));
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(mod(a.todouble(), b.todouble()));
    }
    return slow(m, Operation.MOD, a, b, what);
  }

  public static LuaValue pow(Machine m, LuaValue a, LuaValue b, @Nullable String what) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Real.of(pow(a.todouble(), b.todouble()));
    }
    return slow(m, Operation.POW, a, b, what);
  }

  public static LuaValue unm(Machine m, LuaValue a, @Nullable String what) {
    if (a instanceof LuaInteger x && x.v != 0) {
      return Real.of(-(long) x.v);
    }
    LuaValue number = LuaNumbers.coerce(a);
    if (number != null) {
      return Real.of(-number.todouble());
    }
    LuaValue handler = Metatables.handler(m.runtime(), a, Event.UNM);
    if (handler.isnil()) {
      throw Errors.operand("perform arithmetic on", a, what);
    }
    return m.call(handler, a, a);
  }

  /** The remainder that has the sign of the divisor, computed as the reference does. */
  public static double mod(double a, double b) {
    return a - Math.floor(a / b) * b;
  }

  /** {@code a ^ b}; a square is by far the most frequent power. */
  public static double pow(double a, double b) {
    return b == 2 ? a * a : LuaNumbers.pow(a, b);
  }

  private static LuaValue slow(
      Machine m, Operation operation, LuaValue a, LuaValue b, @Nullable String what) {
    LuaValue x = LuaNumbers.coerce(a);
    LuaValue y = LuaNumbers.coerce(b);
    if (x != null && y != null) {
      return Real.of(operation.apply(x.todouble(), y.todouble()));
    }
    LuaValue handler = Metatables.handler(m.runtime(), a, b, operation.event);
    if (handler.isnil()) {
      throw Errors.arithmetic(a, b, what);
    }
    return m.call(handler, a, b);
  }

  /** The operators that take two operands. */
  private enum Operation {
    ADD(Event.ADD),
    SUB(Event.SUB),
    MUL(Event.MUL),
    DIV(Event.DIV),
    MOD(Event.MOD),
    POW(Event.POW);

    private final Event event;

    Operation(Event event) {
      this.event = event;
    }

    double apply(double a, double b) {
      return switch (this) {
        case ADD -> a + b;
        case SUB -> a - b;
        case MUL -> a * b;
        case DIV -> a / b;
        case MOD -> mod(a, b);
        case POW -> pow(a, b);
      };
    }
  }
}
