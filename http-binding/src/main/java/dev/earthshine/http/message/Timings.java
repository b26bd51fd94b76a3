package dev.earthshine.http.message;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the phases of one exchange took, one after the other; complete when the exchange has ended. Thread-safe. */
public final class Timings {
  private final long start = System.nanoTime();
  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
  private @Nullable Phase current;
  private long since = start;
  private long end;
  private boolean over;

  /** Ends the phase under way and begins {@code phase}; a phase that is entered again goes on. */
  public synchronized void enter(Phase phase) {
    if (!over) {
      close();
      current = phase;
    }
  }

  /** Ends the last phase; what comes later changes nothing. */
  public synchronized void finish() {
    if (!over) {
      close();
      over = true;
      end = since;
    }
  }

  private void close() {
    long now = System.nanoTime();
    if (current != null) {
      nanos.merge(current, now - since, Long::sum);
    }
    since = now;
  }

  /** Whether {@code phase} is under way. */
  public synchronized boolean isIn(Phase phase) {
    return current == phase;
  }

  /** How long {@code phase} took; zero where there was none, as on a connection that was open already. */
  public synchronized Duration of(Phase phase) {
    return Duration.ofNanos(nanos.getOrDefault(phase, 0L));
  }

  /** From the beginning to the end, or until now. */
  public synchronized Duration total() {
    return Duration.ofNanos((over ? end : System.nanoTime()) - start);
  }

  /** What an exchange goes through, in this order. */
  public enum Phase {
    /** Looking up the name of the host. */
    DNS,
    /** Making the TCP connection, and the tunnel through a proxy. */
    CONNECT,
    /** The TLS handshake. */
    TLS,
    /** Writing the request. */
    SEND,
    /** Waiting for the head of the answer. */
    WAIT,
    /** Reading the body. */
    RECEIVE
  }
}
