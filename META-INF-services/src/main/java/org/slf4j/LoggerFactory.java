package org.slf4j;

import dev.earthshine.logging.HostLog;

/**
 * Takes the place of slf4j's class of this name for the libraries inside the plugin.
 *
 * <p>slf4j's own looks for a binding in every jar of the class loader and complains on stderr where it finds none, or
 * finds the plugin twice. This one asks the host's log and can neither fail nor print.
 */
public final class LoggerFactory {
  private LoggerFactory() {}

  /** The logger of this name, which may be relocated; the host sees the original one. */
  public static Logger getLogger(String name) {
    return HostLog.ofPlugin().logger(name);
  }

  /** The logger named after {@code owner}. */
  public static Logger getLogger(Class<?> owner) {
    return getLogger(owner.getName());
  }
}
