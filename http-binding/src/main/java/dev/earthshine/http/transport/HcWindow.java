package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * What the other side may send. HttpClient opens a first window by itself and offers its channel when that is used up; what
 * was granted until then is handed over at once, and afterwards as it is granted. A read may bring more than its window
 * had left, which the next grants have to make up for. Thread-safe.
 */
final class HcWindow {
  private final Watchdog watchdog;
  private long granted = Call.WINDOW;
  private long handed = Call.WINDOW;
  private long received;
  private @Nullable CapacityChannel waiting;

  HcWindow(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  synchronized void grant(long bytes) throws IOException {
    granted = granted + bytes < 0 ? Long.MAX_VALUE : granted + bytes;
    if (waiting != null && granted > received) {
      update(waiting);
    }
  }

  /** Counts {@code bytes} that have come. */
  synchronized void received(int bytes) {
    received += bytes;
  }

  /** Gives {@code channel} what there is; without any the other side's silence is of our making. */
  synchronized void exhausted(CapacityChannel channel) throws IOException {
    if (granted > received) {
      update(channel);
    } else {
      waiting = channel;
      watchdog.pause();
    }
  }

  private void update(CapacityChannel channel) throws IOException {
    long open = received + Math.min(granted - received, Call.WINDOW);
    int increment = (int) (open - handed);
    waiting = null;
    watchdog.resume();
    if (increment > 0) {
      handed = open;
      channel.update(increment);
    }
  }
}
