package dev.earthshine.engine.lib;

import static dev.earthshine.engine.value.Args.number;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code math} (manual §6.6). The random sequence starts anywhere and belongs to the state. */
final class MathLibrary {
  private static final double DECIMAL = 10;

  // Mutable state
  private @Nullable SplittableRandom random;
  private boolean seeded;

  /** Whether a script chose the random sequence. */
  boolean isSeeded() {
    return seeded;
  }

  private static LuaValue log(LuaValue x, LuaValue base) {
    double value = number(x, 1);
    if (base.isnil()) {
      return LuaNumbers.of(Math.log(value));
    }
    double b = number(base, 2);
    return LuaNumbers.of(b == DECIMAL ? Math.log10(value) : Math.log(value) / Math.log(b));
  }

  private static Varargs modf(Varargs args) {
    double value = number(Args.at(args, 1), 1);
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    double fraction = Double.isInfinite(value) ? 0 : value - whole;
    return LuaValue.varargsOf(LuaNumbers.of(whole), LuaNumbers.of(Math.copySign(fraction, value)));
  }

  private static Varargs frexp(Varargs args) {
    double value = number(Args.at(args, 1), 1);
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return LuaValue.varargsOf(LuaNumbers.of(value), LuaValue.ZERO);
    }
    // A subnormal is scaled up first, because its exponent field says nothing.
    int shift = Math.abs(value) < Double.MIN_NORMAL ? 54 : 0;
    double scaled = Math.scalb(value, shift);
    int exponent = Math.getExponent(scaled) + 1;
    return LuaValue.varargsOf(
        LuaNumbers.of(Math.scalb(scaled, -exponent)), LuaValue.valueOf(exponent - shift));
  }

  private static LuaValue ldexp(LuaValue mantissa, LuaValue exponent) {
    long power =
        Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Args.integer(exponent, 2)));
    return LuaNumbers.of(Math.scalb(number(mantissa, 1), (int) power));
  }

  private static LuaValue extreme(LuaValue a, LuaValue b, int sign) {
    double first = number(a, 1);
    double second = number(b, 2);
    boolean isSecond = sign * second > sign * first;
    LuaValue winner = isSecond ? b : a;
    return winner.type() == LuaValue.TNUMBER ? winner : LuaNumbers.of(isSecond ? second : first);
  }

  private static Varargs extreme(Varargs args, int sign) {
    double best = number(Args.at(args, 1), 1);
    int where = 1;
    for (int i = 2; i <= args.narg(); i++) {
      double candidate = number(args.arg(i), i);
      if (sign * candidate > sign * best) {
        best = candidate;
        where = i;
      }
    }
    LuaValue winner = args.arg(where);
    return winner.type() == LuaValue.TNUMBER ? winner : LuaNumbers.of(best);
  }

  private SplittableRandom sequence() {
    SplittableRandom made = random;
    if (made == null) {
      made = new SplittableRandom();
      random = made;
    }
    return made;
  }

  private LuaValue random(LuaValue from, LuaValue to, int count) {
    double r = sequence().nextDouble();
    return switch (count) {
      case 0 -> LuaNumbers.of(r);
      case 1 -> {
        double high = number(from, 1);
        if (!(high >= 1)) {
          throw Args.refuse(1, "interval is empty");
        }
        yield LuaNumbers.of(Math.floor(r * high) + 1);
      }
      case 2 -> {
        double low = number(from, 1);
        double high = number(to, 2);
        if (!(low <= high)) {
          throw Args.refuse(2, "interval is empty");
        }
        yield LuaNumbers.of(Math.floor(r * (high - low + 1)) + low);
      }
      default -> throw RaisedError.here("wrong number of arguments");
    };
  }

  private Varargs randomseed(Varargs args) {
    seeded = true;
    random = new SplittableRandom(Double.doubleToLongBits(number(Args.at(args, 1), 1)));
    return LuaValue.NONE;
  }

  private static JavaFunction function(String name, DoubleUnaryOperator operator) {
    return JavaFunction.of1(name, x -> LuaNumbers.of(operator.applyAsDouble(number(x, 1))));
  }

  /** The table {@code math}. */
  Table open() {
    Table library = Library.table(
        new InlineFunction("abs") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaNumbers.of(Math.abs(number(a, 1)));
          }
        },
        function("acos", Math::acos),
        function("asin", Math::asin),
        function("atan", Math::atan),
        JavaFunction.of2("atan2", (y, x) -> LuaNumbers.of(Math.atan2(number(y, 1), number(x, 2)))),
        new InlineFunction("ceil") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return a instanceof LuaInteger ? a : LuaNumbers.of(Math.ceil(number(a, 1)));
          }
        },
        new InlineFunction("cos") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaNumbers.of(Math.cos(number(a, 1)));
          }
        },
        function("cosh", Math::cosh),
        function("deg", x -> x / (Math.PI / 180)),
        new InlineFunction("exp") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaNumbers.of(Math.exp(number(a, 1)));
          }
        },
        new InlineFunction("floor") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return a instanceof LuaInteger ? a : LuaNumbers.of(Math.floor(number(a, 1)));
          }
        },
        JavaFunction.of2("fmod", (a, b) -> LuaNumbers.of(number(a, 1) % number(b, 2))),
        JavaFunction.of("frexp", MathLibrary::frexp),
        JavaFunction.of2("ldexp", MathLibrary::ldexp),
        JavaFunction.of2("log", MathLibrary::log),
        new JavaFunction("max") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return count == 2 ? extreme(a, b, 1) : super.run(a, b, c, count);
          }

          @Override
          protected Varargs run(Varargs args) {
            return extreme(args, 1);
          }
        },
        new JavaFunction("min") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return count == 2 ? extreme(a, b, -1) : super.run(a, b, c, count);
          }

          @Override
          protected Varargs run(Varargs args) {
            return extreme(args, -1);
          }
        },
        JavaFunction.of("modf", MathLibrary::modf),
        JavaFunction.of2(
            "pow", (a, b) -> LuaNumbers.of(LuaNumbers.pow(number(a, 1), number(b, 2)))),
        function("rad", x -> x * (Math.PI / 180)),
        new JavaFunction("random") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return random(a, b, count);
          }

          @Override
          protected Varargs run(Varargs args) {
            return random(Args.at(args, 1), Args.at(args, 2), args.narg());
          }
        },
        JavaFunction.of("randomseed", this::randomseed),
        new InlineFunction("sin") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaNumbers.of(Math.sin(number(a, 1)));
          }
        },
        function("sinh", Math::sinh),
        new InlineFunction("sqrt") {
          @Override
          protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
            return LuaNumbers.of(Math.sqrt(number(a, 1)));
          }
        },
        function("tan", Math::tan),
        function("tanh", Math::tanh));
    library.rawset(LuaStrings.of("huge"), LuaNumbers.of(Double.POSITIVE_INFINITY));
    library.rawset(LuaStrings.of("pi"), LuaNumbers.of(Math.PI));
    return library;
  }
}
