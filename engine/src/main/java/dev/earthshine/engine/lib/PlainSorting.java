package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Real;
import java.util.Arrays;
import java.util.Comparator;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Sorts values that compare without metamethods and where equal ones cannot be told apart, so that any method will do. */
final class PlainSorting {
  /** More would take too long without a poll of the safepoint. */
  private static final int MOST = 1 << 19;

  private PlainSorting() {}

  /** Sorts {@code values} if they are all strings or all numbers; otherwise leaves them alone and returns false. */
  static boolean sort(LuaValue[] values) {
    if (values.length > MOST) {
      return false;
    }
    return values[0] instanceof LuaString ? sortStrings(values) : sortNumbers(values);
  }

  private static boolean sortNumbers(LuaValue[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!Real.isPlain(values[i])) {
        return false;
      }
      double number = values[i].todouble();
      boolean isNegativeZero = number == 0 && 1 / number < 0;
      if (isNegativeZero || Double.isNaN(number)) {
        return false;
      }
      numbers[i] = number;
    }
    Arrays.sort(numbers);
    for (int i = 0; i < numbers.length; i++) {
      values[i] = LuaNumbers.of(numbers[i]);
    }
    return true;
  }

  private static boolean sortStrings(LuaValue[] values) {
    LuaString[] strings = new LuaString[values.length];
    for (int i = 0; i < strings.length; i++) {
      if (!(values[i] instanceof LuaString string)) {
        return false;
      }
      strings[i] = string;
    }
    Comparator<LuaString> order = LuaStrings::compare;
    Arrays.sort(strings, order);
    System.arraycopy(strings, 0, values, 0, strings.length);
    return true;
  }
}
