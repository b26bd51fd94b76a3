package dev.earthshine.http.stream;

import java.util.Arrays;

/** Bytes that are still growing, up to a limit. */
final class ByteBuilder {
  private static final int INITIAL_CAPACITY = 256;
  /** Above this, an emptied builder gives its memory back. */
  private static final int KEPT_CAPACITY = 64 * 1024;

  private final String name;
  private final long limit;

  // Mutable state
  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int size;

  ByteBuilder(String name, long limit) {
    this.name = name;
    this.limit = Math.min(limit, Integer.MAX_VALUE - 8); // The longest array a JVM makes.
  }

  /** Refuses a piece of {@code length} bytes that is above the limit. */
  void check(long length) {
    if (length > limit) {
      throw new PieceTooLargeException(name, limit);
    }
  }

  void append(byte[] source, int from, int to) {
    int length = to - from;
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void append(byte value) {
    reserve(1);
    bytes[size++] = value;
  }

  private void reserve(int more) {
    long needed = (long) size + more;
    check(needed);
    if (needed > bytes.length) {
      long doubled = Math.min(Math.max(2L * bytes.length, needed), limit);
      bytes = Arrays.copyOf(bytes, (int) doubled);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The bytes so far, from index 0 up to {@link #size}; valid until the next change. */
  byte[] array() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
    if (bytes.length > KEPT_CAPACITY) {
      bytes = new byte[INITIAL_CAPACITY];
    }
  }
}
