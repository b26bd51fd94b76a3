package dev.earthshine.engine.value;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant, for messages such as {@code no option 'tiemout'; did you mean 'timeout'?}.
 *
 * <p>Names are compared without regard to case, {@code _} and {@code -}, so {@code setHeader} finds {@code set_header};
 * one edit is an inserted, deleted, replaced or swapped character.
 */
public final class Nearest {
  private Nearest() {}

  /**
   * The nearest of {@code known} to {@code wanted}, the alphabetically first of several equally near ones; nothing where
   * more than a third of the characters would have to change.
   */
  public static Optional<String> to(String wanted, Collection<String> known) {
    String plain = plain(wanted);
    String nearest = null;
    int least = Math.max(plain.length(), 3) / 3 + 1;
    for (String name : known) {
      int distance = distance(plain, plain(name), least);
      boolean first = nearest != null && name.compareTo(nearest) < 0;
      boolean nearer = distance < least || (distance == least && first);
      if (nearer) {
        nearest = name;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** {@code ; did you mean 'name'?} for the nearest of {@code known}, or nothing where none is near. */
  public static String hint(String wanted, Collection<String> known) {
    return to(wanted, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** The optimal string alignment distance of {@code a} and {@code b}; {@code limit + 1} where it is above the limit. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return Math.min(last[b.length()], limit + 1);
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
