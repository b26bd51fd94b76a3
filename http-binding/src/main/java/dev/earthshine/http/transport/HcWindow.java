package dev.earthshine.http.transport;

import java.io.IOException;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * What the other side may send. HttpClient opens a first window by itself and offers its channel when that is used up, or
 * over HTTP/2 when little of it is left; it is opened again as far as was granted, at once or as soon as more is. A read
 * may bring more than its window had left, which the next grants have to make up for. Thread-safe.
 */
final class HcWindow {
  private static final int LITTLE = Call.WINDOW / 2;

  private final Watchdog watchdog;
  private long granted = Call.WINDOW;
  private long opened = Call.WINDOW;
  private long received;
  private @Nullable CapacityChannel channel;

  HcWindow(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  synchronized void grant(long bytes) throws IOException {
    granted = granted + bytes < 0 ? Long.MAX_VALUE : granted + bytes;
    if (granted > received) {
      watchdog.resume(Watchdog.Side.TAKING);
      open();
    }
  }

  /**
   * Counts {@code bytes} that have come: over HTTP/2 the channel is offered before the frame that used the window up. Where
   * no more is granted, the other side's silence is of our making.
   */
  synchronized void received(int bytes) throws IOException {
    received += bytes;
    if (granted > received) {
      open();
    } else {
      watchdog.pause(Watchdog.Side.TAKING);
    }
  }

  /** Opens the window through {@code offered}, now or as soon as more is granted. */
  synchronized void exhausted(CapacityChannel offered) throws IOException {
    channel = offered;
    if (granted > received) {
      open();
    }
  }

  private void open() throws IOException {
    CapacityChannel offered = channel;
    if (offered == null) {
      return;
    }
    long wanted = received + Math.min(granted - received, Call.WINDOW);
    int increment = (int) (wanted - opened);
    // A wide window is left alone: each turn of it wakes the I/O thread, or goes over the wire.
    if (increment > 0 && opened - received <= LITTLE) {
      opened = wanted;
      offered.update(increment);
    }
  }
}
