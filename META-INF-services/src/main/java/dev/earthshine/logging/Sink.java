package dev.earthshine.logging;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Where the messages of one logger go. Thread-safe. */
interface Sink {
  /** Whether a message of this level would be seen by anyone. */
  boolean enabled(Level level);

  /** Hands over a finished message: nothing in it is a placeholder any more. */
  void write(Level level, @Nullable String message, @Nullable Throwable thrown);
}
