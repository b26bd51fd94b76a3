package dev.earthshine.http.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the bytes of a text that need attention, eight at a time. */
final class ByteScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteScan() {}

  /** The {@code length} bytes, 0 to 8, from {@code from} on as one number; the array must go on for 8. */
  static long word(byte[] bytes, int from, int length) {
    long mask = length == 0 ? 0 : -1L >>> (Byte.SIZE * (Long.BYTES - length));
    return (long) LONGS.get(bytes, from) & mask;
  }

  /** The place of the first byte above 127, {@code to} if there is none. */
  static int high(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 4 * Long.BYTES <= to && (fourWords(bytes, i) & HIGH_BITS) == 0) {
      i += 4 * Long.BYTES;
    }
    while (i + Long.BYTES <= to) {
      long found = (long) LONGS.get(bytes, i) & HIGH_BITS;
      if (found != 0) {
        return i + first(found);
      }
      i += Long.BYTES;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  private static long fourWords(byte[] bytes, int i) {
    return (long) LONGS.get(bytes, i)
        | (long) LONGS.get(bytes, i + Long.BYTES)
        | (long) LONGS.get(bytes, i + 2 * Long.BYTES)
        | (long) LONGS.get(bytes, i + 3 * Long.BYTES);
  }

  /** The place of the first quote, backslash or control character, {@code to} if there is none. */
  static int special(byte[] bytes, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to) {
      long found = specials((long) LONGS.get(bytes, i));
      if (found != 0) {
        return i + first(found);
      }
      i += Long.BYTES;
    }
    while (i < to && !isSpecial(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The place of the first byte that {@link #special} or {@link #high} finds, {@code to} if there is none. */
  static int specialOrHigh(byte[] bytes, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to) {
      long eight = (long) LONGS.get(bytes, i);
      long found = specials(eight) | (eight & HIGH_BITS);
      if (found != 0) {
        return i + first(found);
      }
      i += Long.BYTES;
    }
    while (i < to && bytes[i] >= 0 && !isSpecial(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpecial(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ');
  }

  /** The high bits of the special bytes among eight; of those behind the first, perhaps of others. */
  private static long specials(long eight) {
    long quotes = eight ^ ('"' * ONES);
    long backslashes = eight ^ ('\\' * ONES);
    long below = (quotes - ONES) & ~quotes;
    below |= (backslashes - ONES) & ~backslashes;
    below |= (eight - (' ' * ONES)) & ~eight;
    return below & HIGH_BITS;
  }

  private static int first(long highBits) {
    return Long.numberOfTrailingZeros(highBits) / Byte.SIZE;
  }
}
