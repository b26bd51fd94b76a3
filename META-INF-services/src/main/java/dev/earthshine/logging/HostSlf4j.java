package dev.earthshine.logging;

import static java.lang.invoke.MethodType.methodType;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The slf4j of the host, called through method handles: the plugin's own copy has another name, and the host may have
 * none. Uses only what 1.7 and 2 have in common.
 */
final class HostSlf4j {
  /** Put together at run time: relocation rewrites a name written out in full. */
  private static final String PACKAGE = String.join(".", "org", "slf4j");

  private static final MethodType IS_ENABLED = methodType(boolean.class, Object.class);
  private static final MethodType LOG =
      methodType(void.class, Object.class, String.class, Throwable.class);

  private final MethodHandle getLogger;
  private final Map<Level, Calls> calls = new EnumMap<>(Level.class);

  private HostSlf4j(Class<?> factory, Class<?> logger) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    getLogger = lookup
        .findStatic(factory, "getLogger", methodType(logger, String.class))
        .asType(methodType(Object.class, String.class));
    calls.put(Level.TRACE, Calls.find(lookup, logger, "isTraceEnabled", "trace"));
    calls.put(Level.DEBUG, Calls.find(lookup, logger, "isDebugEnabled", "debug"));
    calls.put(Level.INFO, Calls.find(lookup, logger, "isInfoEnabled", "info"));
    calls.put(Level.WARNING, Calls.find(lookup, logger, "isWarnEnabled", "warn"));
    calls.put(Level.ERROR, Calls.find(lookup, logger, "isErrorEnabled", "error"));
  }

  /** The slf4j that {@code loader} sees; empty where it sees none, or only the one inside the plugin. */
  static Optional<HostSlf4j> find(@Nullable ClassLoader loader) {
    try {
      Class<?> factory = Class.forName(PACKAGE + ".LoggerFactory", false, loader);
      Class<?> logger = Class.forName(PACKAGE + ".Logger", false, loader);
      return factory == LoggerFactory.class
          ? Optional.empty()
          : Optional.of(new HostSlf4j(factory, logger));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty(); // No slf4j that could be used is an ordinary host.
    }
  }

  Sink sink(String name) {
    try {
      return new HostSink(getLogger.invokeExact(name));
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private Calls calls(Level level) {
    return Objects.requireNonNull(calls.get(level));
  }

  /** slf4j declares no checked exception, a method handle every one. */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  private record Calls(MethodHandle isEnabled, MethodHandle log) {
    static Calls find(MethodHandles.Lookup lookup, Class<?> logger, String isEnabled, String log)
        throws ReflectiveOperationException {
      return new Calls(
          lookup.findVirtual(logger, isEnabled, methodType(boolean.class)).asType(IS_ENABLED),
          lookup
              .findVirtual(logger, log, methodType(void.class, String.class, Throwable.class))
              .asType(LOG));
    }
  }

  private final class HostSink implements Sink {
    private final Object logger;

    HostSink(Object logger) {
      this.logger = logger;
    }

    @Override
    public boolean enabled(Level level) {
      try {
        return (boolean) calls(level).isEnabled().invokeExact(logger);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    @Override
    public void write(Level level, @Nullable String message, @Nullable Throwable thrown) {
      try {
        calls(level).log().invokeExact(logger, message, thrown);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }
  }
}
