package dev.earthshine.logging;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MarkerIgnoringBase;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger of the bundled libraries that passes finished messages to a {@link Sink}. Thread-safe.
 *
 * <p>A host may run a script for every message it logs (Log4j's ScriptFilter does), and that script may use HTTP. What
 * is logged on a thread while the host is dealing with a message on that same thread is therefore dropped.
 */
final class ForwardingLogger extends MarkerIgnoringBase {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Boolean> IN_HOST = new ThreadLocal<>();

  private final transient Sink sink;

  ForwardingLogger(String name, Sink sink) {
    this.name = name;
    this.sink = sink;
  }

  private boolean enabled(Level level) {
    if (sink == Silence.SILENCE || IN_HOST.get() != null) {
      return false;
    }
    IN_HOST.set(true);
    try {
      return sink.enabled(level);
    } finally {
      IN_HOST.remove();
    }
  }

  private void write(Level level, @Nullable String message, @Nullable Throwable thrown) {
    if (sink == Silence.SILENCE || IN_HOST.get() != null) {
      return;
    }
    IN_HOST.set(true);
    try {
      sink.write(level, message, thrown);
    } finally {
      IN_HOST.remove();
    }
  }

  private void format(Level level, String format, @Nullable Object... arguments) {
    if (enabled(level)) {
      FormattingTuple text = MessageFormatter.arrayFormat(format, arguments);
      write(level, text.getMessage(), text.getThrowable());
    }
  }

  @Override
  public boolean isTraceEnabled() {
    return enabled(Level.TRACE);
  }

  @Override
  public void trace(String message) {
    write(Level.TRACE, message, null);
  }

  @Override
  public void trace(String message, Throwable thrown) {
    write(Level.TRACE, message, thrown);
  }

  @Override
  public void trace(String format, Object argument) {
    format(Level.TRACE, format, argument);
  }

  @Override
  public void trace(String format, Object first, Object second) {
    format(Level.TRACE, format, first, second);
  }

  @Override
  public void trace(String format, Object... arguments) {
    format(Level.TRACE, format, arguments);
  }

  @Override
  public boolean isDebugEnabled() {
    return enabled(Level.DEBUG);
  }

  @Override
  public void debug(String message) {
    write(Level.DEBUG, message, null);
  }

  @Override
  public void debug(String message, Throwable thrown) {
    write(Level.DEBUG, message, thrown);
  }

  @Override
  public void debug(String format, Object argument) {
    format(Level.DEBUG, format, argument);
  }

  @Override
  public void debug(String format, Object first, Object second) {
    format(Level.DEBUG, format, first, second);
  }

  @Override
  public void debug(String format, Object... arguments) {
    format(Level.DEBUG, format, arguments);
  }

  @Override
  public boolean isInfoEnabled() {
    return enabled(Level.INFO);
  }

  @Override
  public void info(String message) {
    write(Level.INFO, message, null);
  }

  @Override
  public void info(String message, Throwable thrown) {
    write(Level.INFO, message, thrown);
  }

  @Override
  public void info(String format, Object argument) {
    format(Level.INFO, format, argument);
  }

  @Override
  public void info(String format, Object first, Object second) {
    format(Level.INFO, format, first, second);
  }

  @Override
  public void info(String format, Object... arguments) {
    format(Level.INFO, format, arguments);
  }

  @Override
  public boolean isWarnEnabled() {
    return enabled(Level.WARNING);
  }

  @Override
  public void warn(String message) {
    write(Level.WARNING, message, null);
  }

  @Override
  public void warn(String message, Throwable thrown) {
    write(Level.WARNING, message, thrown);
  }

  @Override
  public void warn(String format, Object argument) {
    format(Level.WARNING, format, argument);
  }

  @Override
  public void warn(String format, Object first, Object second) {
    format(Level.WARNING, format, first, second);
  }

  @Override
  public void warn(String format, Object... arguments) {
    format(Level.WARNING, format, arguments);
  }

  @Override
  public boolean isErrorEnabled() {
    return enabled(Level.ERROR);
  }

  @Override
  public void error(String message) {
    write(Level.ERROR, message, null);
  }

  @Override
  public void error(String message, Throwable thrown) {
    write(Level.ERROR, message, thrown);
  }

  @Override
  public void error(String format, Object argument) {
    format(Level.ERROR, format, argument);
  }

  @Override
  public void error(String format, Object first, Object second) {
    format(Level.ERROR, format, first, second);
  }

  @Override
  public void error(String format, Object... arguments) {
    format(Level.ERROR, format, arguments);
  }
}
