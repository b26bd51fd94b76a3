package dev.earthshine.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * A call in progress.
 *
 * @param chunk the chunk as messages show it, null for a call of a Java function
 * @param line the line it is at
 * @param className the name of the function's class
 * @param part whether it is a part of a large function, which its caller is the rest of
 */
public record LuaCall(@Nullable String chunk, int line, String className, boolean part) {
  /** A call of a function written in Java. */
  public static final LuaCall JAVA = new LuaCall(null, -1, "", false);

  /** As {@code chunk:12}; null for a Java function. */
  public @Nullable String position() {
    return chunk == null ? null : chunk + ":" + line;
  }
}
