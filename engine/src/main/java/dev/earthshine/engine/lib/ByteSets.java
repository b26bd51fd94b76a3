package dev.earthshine.engine.lib;

/** Sets of bytes as arrays of 256 answers; never changed once they are part of a pattern. */
final class ByteSets {
  private static final int SIZE = 256;

  private ByteSets() {}

  static boolean[] none() {
    return new boolean[SIZE];
  }

  static boolean[] of(int b) {
    boolean[] set = none();
    set[b] = true;
    return set;
  }

  /** Changes {@code set} into the set of all other bytes. */
  static boolean[] invert(boolean[] set) {
    for (int b = 0; b < SIZE; b++) {
      set[b] = !set[b];
    }
    return set;
  }

  /** Adds the bytes from {@code first} to {@code last}. */
  static void addRange(boolean[] set, int first, int last) {
    for (int b = first; b <= last; b++) {
      set[b] = true;
    }
  }

  static boolean[] union(boolean[] a, boolean[] b) {
    boolean[] set = a.clone();
    for (int i = 0; i < SIZE; i++) {
      set[i] |= b[i];
    }
    return set;
  }

  static boolean areDisjoint(boolean[] a, boolean[] b) {
    for (int i = 0; i < SIZE; i++) {
      if (a[i] && b[i]) {
        return false;
      }
    }
    return true;
  }
}
