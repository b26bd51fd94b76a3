package dev.earthshine.http.transport;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way over the connection that its {@link HcLease} has. It ends once, by an answer or a failure,
 * whichever is first; whatever comes later finds it ended and only cleans up. Thread-safe.
 */
final class HcExchange implements Call {
  private static final int LEASES = 3;

  private final HttpRequest request;
  private final ResponseListener listener;
  private final Runnable onEnd;
  private final Watchdog watchdog;
  private final HcWindow window;
  private final Timings timings = new Timings();
  private final HcLease lease;

  private int leases = 1;
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
    this.onEnd = onEnd;
    this.watchdog = new Watchdog(timer, this::fail);
    this.window = new HcWindow(watchdog);
    this.lease = new HcLease(this, request, reactor, resolver);
  }

  /** Begins; what goes wrong is told to the listener. */
  void start() {
    guarded(() -> {
      HcMessages.checkLength(request, request.body().open());
      lease.begin();
    });
  }

  /** Sends and receives over {@code connected}, which was {@code used} before or is new. */
  void execute(AsyncConnectionEndpoint connected, boolean used) throws HttpFailure {
    watchdog.resume(Watchdog.Side.SENDING); // An earlier connection may have waited for its body.
    watchdog.watch(
        HttpFailure.Kind.WRITE_TIMEOUT,
        () -> peer() + " took nothing of the request for",
        request.timeouts().write());
    timings.enter(Timings.Phase.SEND);
    HcStream newStream =
        new HcStream(this, request, request.body().open(), listener, watchdog, window, timings);
    synchronized (this) {
      stream = newStream;
      reused = used;
    }
    try {
      connected.execute("", newStream, null, HttpClientContext.create());
    } catch (IllegalStateException e) {
      // HttpClient's word for a pooled connection that was closed since it was looked at.
      broke(newStream, new ConnectionClosedException(e.getMessage()));
    }
  }

  /** The answer is complete; the connection is given back if it may be used again for {@code keepAlive}. */
  void complete(Headers trailers, @Nullable TimeValue keepAlive) {
    if (!end()) {
      return;
    }
    watchdog.end();
    timings.finish();
    lease.end(keepAlive);
    lease.close();
    onEnd.run();
    listener.end(trailers);
  }

  /** What is under way now failed with {@code cause}. */
  void broke(Throwable cause) {
    broke(null, cause);
  }

  /** What {@code source} carries failed with {@code cause}; or, where it is null, whatever is under way now. */
  void broke(@Nullable HcStream source, Throwable cause) {
    boolean started;
    boolean again;
    synchronized (this) {
      if (ended || (source != null && source != stream)) {
        return;
      }
      started = stream != null && stream.hasStarted();
      again = source != null && mayGoAgain(source, cause);
      if (again) {
        stream = null;
        leases++;
      }
    }
    if (again) {
      lease.end(null);
      guarded(lease::begin);
    } else {
      fail(HcFailures.of(cause, request.url(), lease.proxy(), started));
    }
  }

  /**
   * A server may close a connection that lay in the pool just as it is used again, or have sent more over it than it
   * announced: the I/O thread sees to that before it begins a request. Any request that was not begun, or that the server
   * refused, may go over another connection, and an idempotent one if nothing came back (RFC 9110 section 9.2.2).
   */
  private boolean mayGoAgain(HcStream source, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof HttpException)) {
      return false;
    }
    if (source.hasStarted()) {
      boolean mayBeSentTwice =
          HcFailures.isRefusal(cause) ? source.isUnheard() : reused && source.isRepeatable();
      return mayBeSentTwice && leases < LEASES;
    }
    // Each used connection that is found closed leaves the pool, so this comes to an end.
    return reused || leases < LEASES;
  }

  /** Ends the exchange with {@code failure} and closes its connection at once. */
  void fail(HttpFailure failure) {
    if (!end()) {
      return;
    }
    watchdog.end();
    lease.abandon();
    lease.close();
    onEnd.run();
    timings.finish();
    listener.failed(failure.during(request).timed(timings));
  }

  /** Whether this is the first end. */
  private synchronized boolean end() {
    boolean first = !ended;
    ended = true;
    return first;
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

  /** Runs a part of the exchange; nothing thrown, not even an Error, may reach and end the I/O thread. */
  void guarded(Part part) {
    try {
      part.run();
    } catch (Throwable t) {
      broke(t);
    }
  }

  synchronized boolean isGoingOn() {
    return !ended;
  }

  /** Whether the exchange is still going on, over {@code source}. */
  synchronized boolean isCarriedBy(HcStream source) {
    return !ended && stream == source;
  }

  /** Begins a phase of the way to a connection, see {@link Watchdog#watch}. */
  void watch(HttpFailure.Kind kind, Supplier<String> rule, @Nullable Duration limit) {
    watchdog.watch(kind, rule, limit);
  }

  /** Notes that {@code phase} begins. */
  void enter(Timings.Phase phase) {
    timings.enter(phase);
  }

  HttpRequest request() {
    return request;
  }

  /** The other side in messages. */
  String peer() {
    return HcMessages.peer(request.url());
  }

  /** Something that may go wrong. */
  interface Part {
    void run() throws Exception;
  }
}
