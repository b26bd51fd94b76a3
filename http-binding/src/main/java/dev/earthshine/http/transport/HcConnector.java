package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Proxy;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The way of a leased endpoint to a new connection: find the addresses, dial, have a proxy open its tunnel, speak TLS.
 * While it dials, it alone may release the endpoint, and does so once. Thread-safe.
 */
final class HcConnector implements FutureCallback<AsyncConnectionEndpoint> {
  private final HcExchange exchange;
  private final HttpRequest request;
  private final HcLease lease;
  private final AsyncConnectionEndpoint endpoint;
  private final HcReactor reactor;
  private final Resolver resolver;

  private @Nullable HcDial dial;
  private boolean dialled;
  private boolean aborted;

  HcConnector(
      HcExchange exchange,
      HcLease lease,
      AsyncConnectionEndpoint endpoint,
      HcReactor reactor,
      Resolver resolver) {
    this.exchange = exchange;
    this.request = exchange.request();
    this.lease = lease;
    this.endpoint = endpoint;
    this.reactor = reactor;
    this.resolver = resolver;
  }

  /** Sets out; at the end the exchange goes over the connection, or hears what broke. */
  void start() {
    Proxy proxy = lease.proxy();
    exchange.watch(
        HttpFailure.Kind.CONNECT_TIMEOUT,
        () -> "no connection to " + exchange.peer() + " within",
        request.timeouts().connect());
    exchange.enter(Timings.Phase.DNS);
    resolver.resolve(
        HcMessages.bareHost(proxy == null ? request.url() : proxy.url()),
        exchange::isGoingOn,
        addresses -> exchange.guarded(() -> connect(addresses)),
        exchange::broke);
  }

  private void connect(List<InetAddress> addresses) throws SSLException {
    if (request.url().isSecure()) {
      lease.pool().readyTls();
    }
    exchange.enter(Timings.Phase.CONNECT);
    HcDial newDial = new HcDial(
        reactor.io(),
        addresses,
        share(request.timeouts().connect(), addresses.size()),
        this::answered);
    synchronized (this) {
      if (aborted) {
        return;
      }
      dial = newDial;
    }
    try {
      Future<AsyncConnectionEndpoint> unused = lease
          .pool()
          .connections()
          .connect(
              endpoint,
              newDial,
              Timeout.DISABLED,
              lease.key().config(),
              HttpClientContext.create(),
              this);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** An address has answered; HttpClient speaks TLS next, if that is with the target. */
  private void answered() {
    if (request.url().isSecure() && lease.proxy() == null) {
      exchange.enter(Timings.Phase.TLS);
    }
  }

  /** Of several addresses each gets its part of the time, so that a dead one leaves some for the next. */
  private static @Nullable Timeout share(@Nullable Duration limit, int addresses) {
    return limit == null || addresses == 1
        ? Timeout.DISABLED
        : Timeout.of(limit.dividedBy(addresses));
  }

  /** Connected to the target, or to the proxy: through that a tunnel is needed where TLS is spoken with the target. */
  @Override
  public void completed(AsyncConnectionEndpoint connected) {
    Proxy proxy = lease.proxy();
    if (proxy == null || !request.url().isSecure()) {
      goOn(() -> exchange.execute(connected, false));
      return;
    }
    goOn(() -> connected.execute(
        "",
        new HcTunnel(
            request.url(), proxy, () -> exchange.guarded(() -> secure(connected)), exchange::broke),
        null,
        HttpClientContext.create()));
  }

  /** Speaks TLS with the target through the tunnel that the proxy has opened. */
  private void secure(AsyncConnectionEndpoint tunnelled) {
    exchange.enter(Timings.Phase.TLS);
    lease
        .pool()
        .connections()
        .upgrade(
            tunnelled, lease.key().config(), HttpClientContext.create(), new FutureCallback<>() {
              @Override
              public void completed(AsyncConnectionEndpoint secured) {
                exchange.guarded(() -> exchange.execute(secured, false));
              }

              @Override
              public void failed(Exception cause) {
                exchange.broke(cause);
              }

              @Override
              public void cancelled() {
                exchange.broke(new IOException("the TLS handshake was cancelled"));
              }
            });
  }

  @Override
  public void failed(Exception cause) {
    Exception refusal;
    synchronized (this) {
      refusal = dial == null ? null : dial.failure();
    }
    goOn(() -> exchange.broke(refusal == null ? cause : refusal));
  }

  @Override
  public void cancelled() {
    goOn(() -> exchange.broke(new IOException("connecting was cancelled")));
  }

  private void goOn(HcExchange.Part next) {
    boolean late;
    synchronized (this) {
      if (dialled) {
        return;
      }
      dialled = true;
      late = aborted;
    }
    if (late) {
      lease.discard(endpoint);
    } else {
      exchange.guarded(next);
    }
  }

  /**
   * Gives up. An attempt to connect is cancelled and tells so: released before, its connection would be assigned to an
   * endpoint nobody closes. A session that is closed in its TLS handshake tells nobody, and is released here.
   *
   * @return whether the endpoint is released here, now or later; otherwise that is left to the caller
   */
  boolean abort() {
    HcDial current;
    synchronized (this) {
      aborted = true;
      current = dialled ? null : dial;
    }
    if (current == null) {
      return false;
    }
    if (current.abort() && endDial()) {
      lease.discard(endpoint);
    }
    return true;
  }

  /** Whether this is the first end of the dialling. */
  private synchronized boolean endDial() {
    boolean first = !dialled;
    dialled = true;
    return first;
  }
}
