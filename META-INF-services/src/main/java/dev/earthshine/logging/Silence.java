package dev.earthshine.logging;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The sink of loggers that nobody may read. */
enum Silence implements Sink {
  SILENCE;

  @Override
  public boolean enabled(Level level) {
    return false;
  }

  @Override
  public void write(Level level, @Nullable String message, @Nullable Throwable thrown) {}
}
