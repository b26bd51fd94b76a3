package dev.earthshine.spi;

import org.jspecify.annotations.Nullable;

/** A call of a Lua function that {@link ModuleContext#start} began. Script's thread only. */
public interface RunningCall {
  /** Whether it is suspended at a {@link Wait}; false while it runs and once it has ended. */
  boolean isWaiting();

  /** What it is suspended at; null while it runs and once it has ended. */
  @Nullable
  Wait waitsFor();

  /**
   * Ends it: now if it is waiting, else at its next wait. Its code does not go on, its {@link Completion} hears nothing, and
   * what it waits for is {@linkplain Wait#abandon abandoned}. Without effect on a call that has ended.
   */
  void drop();
}
