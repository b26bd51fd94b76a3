package dev.earthshine.logging;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Messages for the logging of the Java platform, for hosts without slf4j. */
record SystemSink(System.Logger logger) implements Sink {
  @Override
  public boolean enabled(Level level) {
    return logger.isLoggable(level);
  }

  @Override
  public void write(Level level, @Nullable String message, @Nullable Throwable thrown) {
    logger.log(level, message, thrown);
  }
}
