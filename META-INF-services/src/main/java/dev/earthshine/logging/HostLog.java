package dev.earthshine.logging;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The log of the host, as seen from one class loader. Thread-safe. */
public final class HostLog {
  private static final String RELOCATED = "dev.earthshine.shaded.";

  /**
   * Loggers that print what goes over the wire, and so passwords, tokens and cookies. Relocation rewrites these names
   * together with those in the library, hence they are compared as they come in.
   */
  private static final Set<String> SECRET = Set.of(
      "org.apache.hc.client5.http.headers",
      "org.apache.hc.client5.http.wire",
      "org.apache.hc.client5.http2.frame.payload",
      "org.apache.hc.client5.http.protocol.RequestAddCookies",
      "org.apache.hc.client5.http.protocol.ResponseProcessCookies");

  private static final HostLog PLUGIN = new HostLog(HostLog.class.getClassLoader());

  private final Optional<HostSlf4j> slf4j;

  HostLog(@Nullable ClassLoader loader) {
    slf4j = HostSlf4j.find(loader);
  }

  /** The log of the host that the plugin's class loader belongs to. */
  public static HostLog ofPlugin() {
    return PLUGIN;
  }

  /** The logger of this name, relocated or not. */
  public Logger logger(String name) {
    return new ForwardingLogger(
        original(name), SECRET.contains(name) ? Silence.SILENCE : sink(original(name)));
  }

  private static String original(String name) {
    return name.startsWith(RELOCATED) ? name.substring(RELOCATED.length()) : name;
  }

  private Sink sink(String name) {
    if (slf4j.isPresent()) {
      try {
        return slf4j.get().sink(name);
      } catch (RuntimeException | LinkageError e) {
        // A logger is made while a class is initialised: failing here would cost the host its HTTP
        // client.
        System.getLogger(HostLog.class.getName())
            .log(Level.DEBUG, "the host's slf4j gives no logger", e);
      }
    }
    return new SystemSink(System.getLogger(name));
  }
}
