package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.util.function.IntBinaryOperator;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code bit32} (manual §6.7). */
final class Bit32Library {
  /** Added to a double below 2^51, it leaves the integer nearest to it in the lowest bits. */
  private static final double ROUNDING = 0x1.8p52;

  private Bit32Library() {}

  private static int bits(LuaValue value, int index) {
    if (value instanceof LuaInteger integer) {
      return integer.v;
    }
    return (int) Double.doubleToRawLongBits(Args.number(value, index) + ROUNDING);
  }

  private static LuaValue unsigned(int bits) {
    return LuaNumbers.of(Integer.toUnsignedLong(bits));
  }

  private static JavaFunction folding(String name, int start, IntBinaryOperator operator) {
    return JavaFunction.of(name, args -> unsigned(fold(args, start, operator)));
  }

  private static int fold(Varargs args, int start, IntBinaryOperator operator) {
    int result = start;
    for (int i = 1; i <= args.narg(); i++) {
      result = operator.applyAsInt(result, bits(args.arg(i), i));
    }
    return result;
  }

  private static JavaFunction shifting(String name, Shift shift) {
    // The reference looks at the second argument first.
    return JavaFunction.of2(name, (value, distance) -> {
      long places = Args.integer(distance, 2);
      return unsigned(shift.apply(bits(value, 1), places));
    });
  }

  @FunctionalInterface
  private interface Shift {
    int apply(int bits, long distance);
  }

  private static int left(int bits, long distance) {
    if (distance <= -Integer.SIZE || distance >= Integer.SIZE) {
      return 0;
    }
    return distance >= 0 ? bits << distance : bits >>> -distance;
  }

  private static int arithmeticRight(int bits, long distance) {
    if (distance < 0 || bits >= 0) {
      return left(bits, -distance);
    }
    return bits >> Math.min(distance, Integer.SIZE - 1);
  }

  private static LuaValue extract(LuaValue value, LuaValue field, LuaValue width) {
    int bits = bits(value, 1);
    int from = field(field, 2);
    return unsigned((bits >>> from) & mask(width(from, width, 3)));
  }

  private static Varargs replace(Varargs args) {
    int bits = bits(Args.at(args, 1), 1);
    int inserted = bits(Args.at(args, 2), 2);
    int from = field(Args.at(args, 3), 3);
    int mask = mask(width(from, Args.at(args, 4), 4));
    return unsigned((bits & ~(mask << from)) | ((inserted & mask) << from));
  }

  private static int field(LuaValue field, int index) {
    long from = Args.integer(field, index);
    if (from < 0) {
      throw Args.refuse(index, "field cannot be negative");
    }
    return (int) Math.min(from, Integer.SIZE);
  }

  private static int width(int from, LuaValue width, int index) {
    long count = Args.optInteger(width, index, 1);
    if (count <= 0) {
      throw Args.refuse(index, "width must be positive");
    }
    if (count > Integer.SIZE - from) {
      throw RaisedError.here("trying to access non-existent bits");
    }
    return (int) count;
  }

  private static int mask(int width) {
    return -1 >>> (Integer.SIZE - width);
  }

  /** The table {@code bit32}. */
  static Table open() {
    return Library.table(
        JavaFunction.of2(
            "arshift",
            (value, distance) ->
                unsigned(arithmeticRight(bits(value, 1), Args.integer(distance, 2)))),
        folding("band", -1, (a, b) -> a & b),
        JavaFunction.of1("bnot", value -> unsigned(~bits(value, 1))),
        folding("bor", 0, (a, b) -> a | b),
        JavaFunction.of("btest", args -> LuaValue.valueOf(fold(args, -1, (a, b) -> a & b) != 0)),
        folding("bxor", 0, (a, b) -> a ^ b),
        JavaFunction.of3("extract", Bit32Library::extract),
        shifting("lrotate", (bits, distance) -> Integer.rotateLeft(bits, (int) distance)),
        shifting("lshift", Bit32Library::left),
        JavaFunction.of("replace", Bit32Library::replace),
        shifting("rrotate", (bits, distance) -> Integer.rotateRight(bits, (int) distance)),
        shifting("rshift", (bits, distance) -> left(bits, -distance)));
  }
}
