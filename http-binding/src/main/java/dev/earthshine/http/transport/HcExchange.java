package dev.earthshine.http.transport;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Proxy;
import dev.earthshine.http.message.Timeouts;
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
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way over one connection: lease it from the pool, connect it if it is new, send, receive, give it
 * back. It ends once, by an answer or a failure, whichever is first; whatever comes later finds it ended and only cleans
 * up.
 */
final class HcExchange implements Call {
  private static final int LEASES = 3;

  private final HttpRequest request;
  private final ResponseListener listener;
  private final HcReactor reactor;
  private final Resolver resolver;
  private final Runnable onEnd;
  private final HcPool pool;
  private final HcPool.Key key;
  private final @Nullable Proxy proxy;
  private final Watchdog watchdog;
  private final HcWindow window;
  private final Timings timings = new Timings();

  private @Nullable AsyncConnectionEndpoint endpoint;
  private @Nullable Future<AsyncConnectionEndpoint> leasing;
  private @Nullable Dialling dial;
  private int leases;
  private @Nullable HcStream stream;
  private boolean reused;
  private boolean ended;

  HcExchange(
      HttpRequest request,
      ResponseListener listener,
      HcReactor reactor,
      Resolver resolver,
      Timer timer,
      Runnable onEnd) {
    this.request = request;
    this.listener = listener;
    this.reactor = reactor;
    this.resolver = resolver;
    this.onEnd = onEnd;
    ConnectionOptions options = request.connection();
    this.pool = reactor.pool(options.tls());
    this.key = HcPool.Key.of(options, request.url());
    this.proxy = options.proxyTo(request.url());
    this.watchdog = new Watchdog(timer, this::fail);
    this.window = new HcWindow(watchdog);
  }

  /** Begins; what goes wrong is told to the listener. */
  void start() {
    guarded(() -> {
      HcMessages.checkLength(request, request.body().open());
      lease();
    });
  }

  private void lease() {
    leases++;
    watchdog.watch(
        HttpFailure.Kind.POOL_TIMEOUT,
        () -> "no connection to " + peer() + " became free within",
        timeouts().pool());
    Future<AsyncConnectionEndpoint> future = pool.connections()
        .lease("", HcMessages.route(request.url(), proxy), key, Timeout.DISABLED, new Leased());
    synchronized (this) {
      leasing = future;
      if (!ended) {
        return;
      }
    }
    future.cancel(true);
  }

  private void leased(AsyncConnectionEndpoint leased) throws HttpFailure {
    if (!keep(leased)) {
      discard(leased);
    } else if (leased.isConnected()) {
      execute(leased, true);
    } else {
      resolve(leased);
    }
  }

  private void resolve(AsyncConnectionEndpoint leased) {
    watchdog.watch(
        HttpFailure.Kind.CONNECT_TIMEOUT,
        () -> "no connection to " + peer() + " within",
        timeouts().connect());
    timings.enter(Timings.Phase.DNS);
    resolver.resolve(
        HcMessages.bareHost(proxy == null ? request.url() : proxy.url()),
        this::isGoingOn,
        addresses -> guarded(() -> connect(leased, addresses)),
        this::broke);
  }

  private void connect(AsyncConnectionEndpoint leased, List<InetAddress> addresses)
      throws SSLException {
    if (request.url().isSecure()) {
      pool.readyTls();
    }
    timings.enter(Timings.Phase.CONNECT);
    HcDial newDial = new HcDial(
        reactor.io(), addresses, share(timeouts().connect(), addresses.size()), this::dialled);
    Dialling dialling = new Dialling(leased, newDial);
    synchronized (this) {
      if (ended) {
        return;
      }
      dial = dialling;
    }
    try {
      Future<AsyncConnectionEndpoint> unused = pool.connections()
          .connect(leased, newDial, Timeout.DISABLED, key.config(), context(), dialling);
    } catch (RuntimeException e) {
      dialling.failed(e);
    }
  }

  private void dialled() {
    if (request.url().isSecure() && proxy == null) {
      timings.enter(Timings.Phase.TLS);
    }
  }

  /** Of several addresses each gets its part of the time, so that a dead one leaves some for the next. */
  private static @Nullable Timeout share(@Nullable Duration limit, int addresses) {
    return limit == null || addresses == 1
        ? Timeout.DISABLED
        : Timeout.of(limit.dividedBy(addresses));
  }

  private void connected(AsyncConnectionEndpoint leased) throws HttpFailure {
    if (proxy == null || !request.url().isSecure()) {
      execute(leased, false);
      return;
    }
    HcTunnel tunnel =
        new HcTunnel(request.url(), proxy, () -> guarded(() -> secure(leased)), this::broke);
    leased.execute("", tunnel, null, context());
  }

  /** Speaks TLS with the target through the tunnel that the proxy has opened. */
  private void secure(AsyncConnectionEndpoint leased) {
    timings.enter(Timings.Phase.TLS);
    pool.connections().upgrade(leased, key.config(), context(), new FutureCallback<>() {
      @Override
      public void completed(AsyncConnectionEndpoint secured) {
        guarded(() -> execute(secured, false));
      }

      @Override
      public void failed(Exception cause) {
        broke(cause);
      }

      @Override
      public void cancelled() {
        broke(new IOException("the TLS handshake was cancelled"));
      }
    });
  }

  private void execute(AsyncConnectionEndpoint leased, boolean used) throws HttpFailure {
    watchdog.watch(
        HttpFailure.Kind.WRITE_TIMEOUT,
        () -> peer() + " took nothing of the request for",
        timeouts().write());
    timings.enter(Timings.Phase.SEND);
    HcStream newStream =
        new HcStream(this, request, request.body().open(), listener, watchdog, window, timings);
    synchronized (this) {
      stream = newStream;
      reused = used;
    }
    try {
      leased.execute("", newStream, null, context());
    } catch (IllegalStateException e) {
      // HttpClient's word for a pooled connection that was closed since it was looked at.
      broke(newStream, new ConnectionClosedException(e.getMessage()));
    }
  }

  private static HttpClientContext context() {
    return HttpClientContext.create();
  }

  private synchronized boolean keep(AsyncConnectionEndpoint leased) {
    leasing = null;
    if (ended) {
      return false;
    }
    endpoint = leased;
    return true;
  }

  /** The answer is complete; the connection is given back if it may be used again for {@code keepAlive}. */
  void complete(Headers trailers, @Nullable TimeValue keepAlive) {
    AsyncConnectionEndpoint used;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      used = endpoint;
      endpoint = null;
    }
    watchdog.end();
    timings.finish();
    if (used != null && keepAlive != null) {
      pool.connections().release(used, key, keepAlive);
    } else if (used != null) {
      discard(used);
    }
    onEnd.run();
    listener.end(trailers);
  }

  private void broke(Throwable cause) {
    broke(null, cause);
  }

  /** What {@code source} carries failed with {@code cause}; or, where it is null, whatever is under way now. */
  void broke(@Nullable HcStream source, Throwable cause) {
    AsyncConnectionEndpoint lost = null;
    boolean started;
    synchronized (this) {
      if (ended || (source != null && source != stream)) {
        return;
      }
      started = stream != null && stream.hasStarted();
      if (source != null && mayGoAgain(source, cause)) {
        lost = endpoint;
        endpoint = null;
        stream = null;
      }
    }
    if (lost == null) {
      fail(HcFailures.of(cause, request.url(), proxy, started));
    } else {
      discard(lost);
      guarded(this::lease);
    }
  }

  /**
   * A server may close a connection that lay in the pool just as it is used again, or have sent more over it than it
   * announced: the I/O thread sees to that before it begins a request. Any request that was not begun may go over another
   * connection, and an idempotent one if nothing came back (RFC 9110 section 9.2.2).
   */
  private boolean mayGoAgain(HcStream source, Throwable cause) {
    boolean broken = cause instanceof IOException || cause instanceof HttpException;
    if (!broken || source.hasStarted()) {
      return broken && reused && leases < LEASES && source.isRepeatable();
    }
    // Each used connection that is found closed leaves the pool, so this comes to an end.
    return reused || leases < LEASES;
  }

  /** Ends the exchange with {@code failure} and closes its connection at once. */
  void fail(HttpFailure failure) {
    AsyncConnectionEndpoint used;
    Future<AsyncConnectionEndpoint> lease;
    Dialling dialling;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      used = endpoint;
      lease = leasing;
      dialling = dial;
      endpoint = null;
    }
    watchdog.end();
    if (lease != null) {
      lease.cancel(true);
    }
    if (dialling != null) {
      dialling.abort();
    } else if (used != null) {
      discard(used);
    }
    onEnd.run();
    timings.finish();
    listener.failed(failure.during(request).timed(timings));
  }

  private void discard(AsyncConnectionEndpoint unwanted) {
    unwanted.close(CloseMode.IMMEDIATE);
    pool.connections().release(unwanted, key, TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public void demand(long bytes) {
    guarded(() -> window.grant(bytes));
  }

  @Override
  public void abort() {
    if (!isGoingOn()) {
      return; // To make a failure costs more than to end.
    }
    fail(new HttpFailure(HttpFailure.Kind.ABORTED, "exchange was aborted"));
  }

  /** Runs a part of the way to the connection; nothing thrown, not even an Error, may reach and end the I/O thread. */
  private void guarded(Part part) {
    try {
      part.run();
    } catch (Throwable t) {
      broke(t);
    }
  }

  private synchronized boolean isGoingOn() {
    return !ended;
  }

  /** Whether the exchange is still going on, over {@code source}. */
  synchronized boolean isCarriedBy(HcStream source) {
    return !ended && stream == source;
  }

  private Timeouts timeouts() {
    return request.timeouts();
  }

  /** The other side in messages. */
  String peer() {
    return HcMessages.bareHost(request.url()) + ":" + request.url().port();
  }

  /** Something that may go wrong. */
  interface Part {
    void run() throws Exception;
  }

  /** The pool's answer. */
  private final class Leased implements FutureCallback<AsyncConnectionEndpoint> {
    @Override
    public void completed(AsyncConnectionEndpoint leased) {
      guarded(() -> leased(leased));
    }

    @Override
    public void failed(Exception cause) {
      broke(cause);
    }

    @Override
    public void cancelled() {
      broke(new IOException("the pool of connections was closed"));
    }
  }

  /** The way to a new connection, which alone may release the endpoint while it goes on, and does so once. */
  private final class Dialling implements FutureCallback<AsyncConnectionEndpoint> {
    private final AsyncConnectionEndpoint leased;
    private final HcDial dialled;
    private boolean over;

    Dialling(AsyncConnectionEndpoint leased, HcDial dialled) {
      this.leased = leased;
      this.dialled = dialled;
    }

    /**
     * Gives up. An attempt to connect is cancelled and tells so: released before, its connection would be assigned to an
     * endpoint nobody closes. A session that is closed in its TLS handshake tells nobody, and is released here.
     */
    void abort() {
      if (dialled.abort() && end()) {
        discard(leased);
      }
    }

    @Override
    public void completed(AsyncConnectionEndpoint connected) {
      goOn(() -> connected(connected));
    }

    @Override
    public void failed(Exception cause) {
      Exception refusal = dialled.failure();
      goOn(() -> broke(refusal == null ? cause : refusal));
    }

    @Override
    public void cancelled() {
      goOn(() -> broke(new IOException("connecting was cancelled")));
    }

    private void goOn(Part next) {
      if (!end()) {
        return;
      }
      boolean late;
      synchronized (HcExchange.this) {
        dial = null;
        late = ended;
      }
      if (late) {
        discard(leased);
      } else {
        guarded(next);
      }
    }

    /** Whether this is the first end. */
    private boolean end() {
      synchronized (HcExchange.this) {
        boolean first = !over;
        over = true;
        return first;
      }
    }
  }
}
