package dev.earthshine.http.transport;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Proxy;
import java.io.IOException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an exchange has from the pool: leased, connected if it is new, given back. An exchange may lease
 * again when a connection turns out to be closed, and holds one at most. Thread-safe.
 */
final class HcLease implements FutureCallback<AsyncConnectionEndpoint> {
  private final HcExchange exchange;
  private final HttpRequest request;
  private final HcReactor reactor;
  private final Resolver resolver;
  private final HcPool pool;
  private final HcPool.Key key;
  private final @Nullable Proxy proxy;

  private @Nullable Future<AsyncConnectionEndpoint> leasing;
  private @Nullable AsyncConnectionEndpoint endpoint;
  private @Nullable HcConnector connector;
  private boolean over;

  HcLease(HcExchange exchange, HttpRequest request, HcReactor reactor, Resolver resolver) {
    this.exchange = exchange;
    this.request = request;
    this.reactor = reactor;
    this.resolver = resolver;
    ConnectionOptions options = request.connection();
    this.pool = reactor.pool(options.tls());
    this.key = HcPool.Key.of(options, request.url());
    this.proxy = options.proxyTo(request.url());
  }

  /** Leases a connection, over which the exchange then goes. */
  void begin() {
    exchange.watch(
        HttpFailure.Kind.POOL_TIMEOUT,
        () -> "no connection to " + exchange.peer() + " became free within",
        request.timeouts().pool());
    Future<AsyncConnectionEndpoint> future = pool.connections()
        .lease("", HcMessages.route(request.url(), proxy), key, Timeout.DISABLED, this);
    synchronized (this) {
      leasing = future;
      if (!over) {
        return;
      }
    }
    future.cancel(true);
  }

  @Override
  public void completed(AsyncConnectionEndpoint leased) {
    exchange.guarded(() -> {
      HcConnector newConnector =
          leased.isConnected() ? null : new HcConnector(exchange, this, leased, reactor, resolver);
      if (!keep(leased, newConnector)) {
        discard(leased);
      } else if (newConnector == null) {
        exchange.execute(leased, true);
      } else {
        newConnector.start();
      }
    });
  }

  @Override
  public void failed(Exception cause) {
    exchange.broke(cause);
  }

  @Override
  public void cancelled() {
    exchange.broke(new IOException("the pool of connections was closed"));
  }

  private synchronized boolean keep(
      AsyncConnectionEndpoint leased, @Nullable HcConnector newConnector) {
    leasing = null;
    if (over) {
      return false;
    }
    endpoint = leased;
    connector = newConnector;
    return true;
  }

  /** Gives the connection back; it may be used again for {@code keepAlive}, and is closed if that is null. */
  void end(@Nullable TimeValue keepAlive) {
    AsyncConnectionEndpoint used = take();
    if (used != null && keepAlive != null) {
      pool.connections().release(used, key, keepAlive);
    } else if (used != null) {
      discard(used);
    }
  }

  private synchronized @Nullable AsyncConnectionEndpoint take() {
    AsyncConnectionEndpoint taken = endpoint;
    endpoint = null;
    return taken;
  }

  /** Gives up for good, wherever the way to the connection stands, and closes it at once. */
  void abandon() {
    AsyncConnectionEndpoint used;
    Future<AsyncConnectionEndpoint> lease;
    HcConnector way;
    synchronized (this) {
      over = true;
      used = endpoint;
      endpoint = null;
      lease = leasing;
      way = connector;
    }
    if (lease != null) {
      lease.cancel(true);
    }
    if (used != null && (way == null || !way.abort())) {
      discard(used);
    }
  }

  /** Closes {@code unwanted} and gives it back. */
  void discard(AsyncConnectionEndpoint unwanted) {
    unwanted.close(CloseMode.IMMEDIATE);
    pool.connections().release(unwanted, key, TimeValue.ZERO_MILLISECONDS);
  }

  HcPool pool() {
    return pool;
  }

  HcPool.Key key() {
    return key;
  }

  /** What the connection goes through, if not straight to the target. */
  @Nullable
  Proxy proxy() {
    return proxy;
  }
}
