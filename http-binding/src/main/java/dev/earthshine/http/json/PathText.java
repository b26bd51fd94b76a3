package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The path to a value, as {@code $.a[3]["b c"]}; list elements count from 1, as in Lua. */
final class PathText {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  /** What a long path keeps of each of its ends. */
  private static final int KEPT = 80;

  private final StringBuilder path = new StringBuilder("$");

  /** The path to where a parser is; {@code inMember} says whether it passed the current name of the innermost object. */
  static String of(JsonStreamContext innermost, boolean inMember) {
    Deque<JsonStreamContext> levels = new ArrayDeque<>();
    for (JsonStreamContext level = innermost; !level.inRoot(); level = level.getParent()) {
      levels.push(level);
    }
    PathText path = new PathText();
    for (JsonStreamContext level : levels) {
      if (level.inArray()) {
        path.element(level.getCurrentIndex() + 1);
      } else if (level.hasCurrentName() && (inMember || level != innermost)) {
        path.member(level.getCurrentName());
      }
    }
    return path.toString();
  }

  void element(int index) {
    path.append('[').append(index).append(']');
  }

  void member(String name) {
    if (IDENTIFIER.matcher(name).matches()) {
      path.append('.').append(name);
    } else {
      path.append("[\"").append(name).append("\"]");
    }
  }

  @Override
  public String toString() {
    int length = path.length();
    return length <= 2 * KEPT
        ? path.toString()
        : path.substring(0, KEPT) + "…" + path.substring(length - KEPT);
  }
}
