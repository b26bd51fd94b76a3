package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends requests over a reactor that runs while there are exchanges, and for a while after the last. */
final class HcTransport implements Transport {
  /** How often connections are looked at that wait in a pool: some stay for half as long again as they may. */
  static final Duration SWEEP = Duration.ofSeconds(30);

  private final Timer timer;
  private final Resolver resolver;
  private final Duration idle;
  private final Supplier<HcReactor> start;

  private @Nullable HcReactor reactor;
  private int exchanges;
  private Timer.@Nullable Alarm stop;
  private Timer.@Nullable Alarm sweep;

  HcTransport(Timer timer, Resolver resolver, Duration idle, Supplier<HcReactor> start) {
    this.timer = timer;
    this.resolver = resolver;
    this.idle = idle;
    this.start = start;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    HcReactor running;
    try {
      running = acquire();
    } catch (RuntimeException e) {
      listener.failed(
          new HttpFailure(HttpFailure.Kind.TRANSPORT, "network threads did not start: " + e, e)
              .during(request));
      return Call.NONE;
    }
    HcExchange exchange =
        new HcExchange(request, listener, running, resolver, timer, this::release);
    exchange.start();
    return exchange;
  }

  private synchronized HcReactor acquire() {
    if (stop != null) {
      stop.cancel();
      stop = null;
    }
    if (reactor == null || !reactor.isRunning()) {
      reactor = start.get();
      cancelSweep();
      sweep = timer.schedule(SWEEP, this::sweep);
    }
    exchanges++;
    return reactor;
  }

  private synchronized void release() {
    exchanges--;
    if (exchanges == 0) {
      stop = timer.schedule(idle, this::stopIfIdle);
    }
  }

  private void sweep() {
    HcReactor running;
    synchronized (this) {
      running = reactor;
      if (running == null) {
        return;
      }
      sweep = timer.schedule(SWEEP, this::sweep);
    }
    running.pools().closeIdle(HcPool.IDLE_CONNECTION);
  }

  private void cancelSweep() {
    if (sweep != null) {
      sweep.cancel();
      sweep = null;
    }
  }

  private void stopIfIdle() {
    HcReactor idleReactor;
    synchronized (this) {
      if (exchanges > 0 || stop == null) {
        return;
      }
      idleReactor = reactor;
      reactor = null;
      stop = null;
      cancelSweep();
    }
    if (idleReactor != null) {
      idleReactor.close();
    }
  }
}
