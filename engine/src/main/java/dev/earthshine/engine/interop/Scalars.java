package dev.earthshine.engine.interop;

import static dev.earthshine.engine.interop.Conversion.IMPOSSIBLE;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Conversions to numbers, booleans, characters and text, with the costs that {@link Overloads} states. */
final class Scalars {
  private static final Map<Class<?>, Conversion> ALL = all();

  private Scalars() {}

  /** The conversion to {@code type}, or null where it is none of these types. */
  static @Nullable Conversion to(Class<?> type) {
    return ALL.get(type);
  }

  private static Map<Class<?>, Conversion> all() {
    Map<Class<?>, Conversion> all = new HashMap<>();
    both(
        all, boolean.class, Boolean.class, is(0, v -> v instanceof LuaBoolean), v -> v.toboolean());
    both(all, int.class, Integer.class, integers(0, Integer.MIN_VALUE, Integer.MAX_VALUE), v ->
        (int) Numbers.integer(v));
    both(
        all, long.class, Long.class, integers(2, Long.MIN_VALUE, Long.MAX_VALUE), Numbers::integer);
    both(all, double.class, Double.class, reals(4), LuaValue::todouble);
    both(all, float.class, Float.class, reals(6), v -> (float) v.todouble());
    both(all, short.class, Short.class, integers(8, Short.MIN_VALUE, Short.MAX_VALUE), v ->
        (short) Numbers.integer(v));
    both(all, byte.class, Byte.class, integers(10, Byte.MIN_VALUE, Byte.MAX_VALUE), v ->
        (byte) Numbers.integer(v));
    one(all, Number.class, is(12, v -> v instanceof LuaNumber), v -> Numbers.toJava((LuaNumber) v));
    one(
        all,
        BigInteger.class,
        decimals(14, d -> d.stripTrailingZeros().scale() <= 0),
        v -> Numbers.decimal(v).toBigIntegerExact());
    one(all, BigDecimal.class, decimals(15, d -> true), Numbers::decimal);
    one(all, String.class, Scalars::stringCost, Scalars::text);
    both(
        all,
        char.class,
        Character.class,
        is(4, v -> isText(v) && text(v).length() == 1),
        v -> text(v).charAt(0));
    one(
        all,
        byte[].class,
        is(6, v -> v instanceof LuaString),
        v -> LuaStrings.bytes((LuaString) v));
    one(all, char[].class, is(8, Scalars::isText), v -> text(v).toCharArray());
    return Map.copyOf(all);
  }

  private static void both(
      Map<Class<?>, Conversion> all,
      Class<?> primitive,
      Class<?> wrapper,
      ToIntFunction<LuaValue> cost,
      Function<LuaValue, Object> body) {
    all.put(primitive, new Scalar(primitive, cost, body, false));
    one(
        all,
        wrapper,
        v -> cost.applyAsInt(v) == IMPOSSIBLE ? IMPOSSIBLE : cost.applyAsInt(v) + 1,
        body);
  }

  private static void one(
      Map<Class<?>, Conversion> all,
      Class<?> type,
      ToIntFunction<LuaValue> cost,
      Function<LuaValue, Object> body) {
    all.put(type, new Scalar(type, cost, body, true));
  }

  private static ToIntFunction<LuaValue> is(int cost, Predicate<LuaValue> test) {
    return v -> test.test(v) ? cost : IMPOSSIBLE;
  }

  private static ToIntFunction<LuaValue> integers(int cost, long least, long most) {
    return is(cost, v -> Numbers.isInteger(v, least, most));
  }

  /** An exact number loses digits as a double: it fits worse than into a decimal. */
  private static ToIntFunction<LuaValue> reals(int cost) {
    return v -> {
      int lost = v instanceof ExactNumber ? 12 : 0;
      return v instanceof LuaNumber ? cost + lost : IMPOSSIBLE;
    };
  }

  private static ToIntFunction<LuaValue> decimals(int cost, Predicate<BigDecimal> test) {
    return is(cost, v -> Numbers.isFinite(v) && test.test(Numbers.decimal(v)));
  }

  private static int stringCost(LuaValue value) {
    if (value instanceof LuaNumber) {
      return Overloads.TEXT_OF_NUMBER;
    }
    return isText(value) ? 0 : IMPOSSIBLE;
  }

  private static boolean isText(LuaValue value) {
    return value instanceof LuaString string && LuaStrings.exactText(string) != null;
  }

  private static String text(LuaValue value) {
    return LuaStrings.text(value instanceof LuaString string ? string : LuaNumbers.text(value));
  }

  private record Scalar(
      Class<?> type,
      ToIntFunction<LuaValue> cost,
      Function<LuaValue, Object> body,
      boolean nullable)
      implements Conversion {
    @Override
    public int cost(LuaValue value) {
      if (value.isnil()) {
        return nullable ? Conversion.ofNil(type) : IMPOSSIBLE;
      }
      return cost.applyAsInt(value);
    }

    @Override
    public @Nullable Object apply(Values values, LuaValue value) {
      return value.isnil() ? null : body.apply(value);
    }
  }
}
