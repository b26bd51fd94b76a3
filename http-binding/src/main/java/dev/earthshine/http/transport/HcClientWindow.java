package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * What the other side may send over a client of the host's, whose first window is as wide as the host has set it: the
 * client offers its channel when that is used up. What was granted until then is handed over at once, and afterwards as it
 * is granted. Thread-safe.
 */
final class HcClientWindow {
  private final Watchdog watchdog;
  private long credit;
  private @Nullable CapacityChannel waiting;

  HcClientWindow(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  synchronized void grant(long bytes) throws IOException {
    credit = credit + bytes < 0 ? Long.MAX_VALUE : credit + bytes;
    if (waiting != null) {
      update(waiting);
    }
  }

  /** Gives {@code channel} what there is; without credit the other side's silence is of our making. */
  synchronized void exhausted(CapacityChannel channel) throws IOException {
    if (credit > 0) {
      update(channel);
    } else {
      waiting = channel;
      watchdog.pause(Watchdog.Side.TAKING);
    }
  }

  private void update(CapacityChannel channel) throws IOException {
    int increment = (int) Math.min(credit, Call.WINDOW);
    credit -= increment;
    waiting = null;
    watchdog.resume(Watchdog.Side.TAKING);
    channel.update(increment);
  }
}
