package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NumberText;
import dev.earthshine.engine.value.RaisedError;
import java.util.Arrays;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A string under construction. */
final class Bytes {
  /** The longest array every JVM can make. */
  static final int MOST = Integer.MAX_VALUE - 8;

  // Mutable state
  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[Math.max(16, capacity)];
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void add(int b) {
    if (length == array.length) {
      grow(1);
    }
    array[length++] = (byte) b;
  }

  void add(byte[] bytes, int offset, int count) {
    if (count > array.length - length) {
      grow(count);
    }
    System.arraycopy(bytes, offset, array, length, count);
    length += count;
  }

  void add(LuaString string) {
    add(string.m_bytes, string.m_offset, string.m_length);
  }

  /** Adds text of which every character is ASCII. */
  void add(String ascii) {
    int count = ascii.length();
    if (count > array.length - length) {
      grow(count);
    }
    for (int i = 0; i < count; i++) {
      array[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Adds the text of a number. */
  void addNumber(LuaValue number) {
    if (number instanceof LuaInteger integer) {
      addInteger(integer.v);
    } else {
      add(LuaNumbers.text(number));
    }
  }

  /** Adds the digits of a whole number, and its sign. */
  void addInteger(long value) {
    if (NumberText.LONGEST_INTEGER > array.length - length) {
      grow(NumberText.LONGEST_INTEGER);
    }
    int end = length + NumberText.LONGEST_INTEGER;
    int start = NumberText.write(value, array, end);
    System.arraycopy(array, start, array, length, end - start);
    length += end - start;
  }

  void repeat(int b, int count) {
    for (int i = 0; i < count; i++) {
      add(b);
    }
  }

  /** Puts {@code b} at a place {@code count} times, before what is there. */
  void insert(int at, int b, int count) {
    repeat(b, count);
    System.arraycopy(array, at, array, at + count, length - count - at);
    Arrays.fill(array, at, at + count, (byte) b);
  }

  /** Forgets everything from {@code newLength} on. */
  void cut(int newLength) {
    length = newLength;
  }

  LuaString toLuaString() {
    return LuaStrings.ofBytes(length == array.length ? array : Arrays.copyOf(array, length));
  }

  private void grow(int more) {
    long needed = (long) length + more;
    if (needed > MOST) {
      throw tooLarge();
    }
    array = Arrays.copyOf(array, (int) Math.min(MOST, Math.max(needed, 2L * array.length)));
  }

  static RaisedError tooLarge() {
    return RaisedError.here("resulting string too large");
  }
}
