package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.JavaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The iterator that {@code string.gmatch} returns. */
final class Matches extends JavaFunction {
  private final PatternMatcher matcher;
  private final int length;
  // Mutable state
  private int next;

  /** The matches in a subject of {@code length} bytes. */
  Matches(PatternMatcher matcher, int length) {
    super("gmatch");
    this.matcher = matcher;
    this.length = length;
  }

  @Override
  protected Varargs run(Varargs ignored) {
    if (next > length || !matcher.find(next)) {
      next = length + 1;
      return LuaValue.NIL;
    }
    next = matcher.end() == matcher.start() ? matcher.end() + 1 : matcher.end();
    return matcher.results();
  }
}
