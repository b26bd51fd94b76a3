package dev.earthshine.engine.lang.runtime;

import dev.earthshine.spi.WaitingFunction;
import org.jspecify.annotations.Nullable;

/**
 * A generic loop in progress whose iterator hears of its end, and the next such loop around it. Every coroutine has its
 * own: whoever catches an error goes back to the loop that was the innermost one before.
 *
 * @param outer null if there is none
 */
public record OpenLoop(WaitingFunction iterator, @Nullable OpenLoop outer) {
  /** Leaves {@code innermost} and the loops around it as far as {@code outer}, which goes on. */
  static void leave(@Nullable OpenLoop innermost, @Nullable OpenLoop outer) {
    for (OpenLoop loop = innermost; loop != null && loop != outer; loop = loop.outer) {
      loop.iterator.left();
    }
  }
}
