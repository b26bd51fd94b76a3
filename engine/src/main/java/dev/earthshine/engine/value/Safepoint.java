package dev.earthshine.engine.value;

/**
 * Where a long loop written in Java asks whether the script may go on.
 *
 * <p>A loop whose length a script decides polls about every thousand steps, so that an interrupt, a deadline or a limit
 * ends it as it ends Lua code.
 */
@FunctionalInterface
public interface Safepoint {
  /** A safepoint that lets everything go on. */
  Safepoint NONE = () -> {};

  /** Returns if the script may go on; throws an {@link Uncatchable} otherwise. */
  void poll();
}
