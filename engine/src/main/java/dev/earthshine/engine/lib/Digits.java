package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaNumbers;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** {@code tonumber(text, base)}: whole numbers in a base from 2 to 36. */
final class Digits {
  private Digits() {}

  /** The number, or nil where {@code text} is none in that base. */
  static LuaValue parse(LuaString text, LuaValue baseValue) {
    long base = Args.integer(baseValue, 2);
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      throw Args.refuse(2, "base out of range");
    }
    int at = 0;
    int end = text.length();
    while (at < end && isBlank(text.luaByte(at))) {
      at++;
    }
    while (end > at && isBlank(text.luaByte(end - 1))) {
      end--;
    }
    boolean negative = at < end && text.luaByte(at) == '-';
    if (negative || (at < end && text.luaByte(at) == '+')) {
      at++;
    }
    if (at == end) {
      return LuaValue.NIL;
    }
    double number = 0;
    for (; at < end; at++) {
      int b = text.luaByte(at);
      int digit = b < 0x80 ? Character.digit(b, (int) base) : -1;
      if (digit < 0) {
        return LuaValue.NIL;
      }
      number = number * base + digit;
    }
    return LuaNumbers.of(negative ? -number : number);
  }

  private static boolean isBlank(int b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
