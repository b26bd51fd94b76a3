package dev.earthshine.http;

/**
 * Hears of every exchange that scripts make, for measurements and logs. Found with {@link java.util.ServiceLoader}, or
 * given to {@link HttpModule#withListener}.
 *
 * <p>Called on the script's thread, before the script gets the outcome: its own run time is all it costs. What it throws
 * is logged and harms nobody.
 */
@FunctionalInterface
public interface HttpListener {
  /** An exchange has ended, in whatever way. */
  void ended(HttpRecord exchange);
}
