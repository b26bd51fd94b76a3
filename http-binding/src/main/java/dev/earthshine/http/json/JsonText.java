package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Arrays;

/** JSON in the making: bytes that grow. */
final class JsonText {
  private static final int INITIAL_CAPACITY = 512;
  private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;
  private static final int MAX_LONG_LENGTH = 20;
  /** The most bytes that one byte of a string becomes. */
  private static final int ESCAPE_LENGTH = 6;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);

  // Mutable state
  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int length;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(long more) {
    if (more > bytes.length - length) {
      grow(length + more);
    }
  }

  private void grow(long least) {
    if (least > MAX_CAPACITY) {
      throw new OutOfMemoryError("a JSON text of " + least + " bytes is above " + MAX_CAPACITY);
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(least, 2L * length), MAX_CAPACITY));
  }

  void add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  void add(String ascii) {
    int count = ascii.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) ascii.charAt(i);
    }
    length += count;
  }

  void integer(long value) {
    reserve(MAX_LONG_LENGTH);
    length = NumberOutput.outputLong(value, bytes, length);
  }

  /** Adds {@code text[from, to)} in quotes; refuses to, by saying false, if that is not UTF-8. */
  boolean string(byte[] text, int from, int to) {
    int plain = ByteScan.specialOrHigh(text, from, to);
    if (plain < to && text[plain] < 0) {
      if (!Utf8Check.isUtf8(text, plain, to)) {
        return false;
      }
      plain = ByteScan.special(text, plain, to);
    }
    reserve(to - from + 2L);
    bytes[length++] = '"';
    copy(text, from, plain);
    if (plain < to) {
      escaped(text, plain, to);
    }
    bytes[length++] = '"';
    return true;
  }

  private void copy(byte[] text, int from, int to) {
    System.arraycopy(text, from, bytes, length, to - from);
    length += to - from;
  }

  /** Adds text that begins with what needs an escape; reserves room for it and a quote. */
  private void escaped(byte[] text, int from, int to) {
    int i = from;
    while (i < to) {
      reserve(to - i + (long) ESCAPE_LENGTH);
      escape(text[i]);
      int next = ByteScan.special(text, i + 1, to);
      copy(text, i + 1, next);
      i = next;
    }
  }

  private void escape(byte special) {
    bytes[length++] = '\\';
    switch (special) {
      case '"', '\\' -> bytes[length++] = special;
      case '\b' -> bytes[length++] = 'b';
      case '\f' -> bytes[length++] = 'f';
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      default -> {
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[special >> 4];
        bytes[length++] = HEX[special & 0xF];
      }
    }
  }
}
