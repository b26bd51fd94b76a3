package dev.earthshine.http.transport;

import java.time.Duration;

/**
 * The transport that all engines of a class loader share: one pool of connections and one set of threads. It starts with
 * the first request and stops when it has been idle, so that a dropped class loader is held by no thread.
 */
public final class SharedTransport {
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Timer TIMER = new TimerThread(Duration.ofSeconds(5));

  // Static because connections are worth sharing between engines, which hosts create by the
  // thousand, and nothing that lives shorter than the class loader knows them all. Neither field
  // starts a thread before it is used.
  private static final Transport TRANSPORT =
      new HcTransport(TIMER, new Resolver(Duration.ofSeconds(5)), IDLE, HcReactor::start);

  private SharedTransport() {}

  /** The transport to the network. */
  public static Transport get() {
    return TRANSPORT;
  }

  /** The timer that goes with it, for deadlines. */
  public static Timer timer() {
    return TIMER;
  }
}
