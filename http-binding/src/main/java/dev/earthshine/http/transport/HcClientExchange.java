package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way over a client of the host's. It ends once, by an answer or a failure, whichever is first;
 * whatever comes later finds it ended. Thread-safe.
 *
 * <p>HttpClient's own cancellation can be lost: it reaches the step that was noted last, and a lease from the pool may be
 * noted after the exchange that already goes over it. So an aborted exchange also ends at the next thing the client asks of
 * it or tells it, and {@link HcClientLink} closes its connection.
 */
final class HcClientExchange implements Call, FutureCallback<Void> {
  private final HttpRequest request;
  private final ResponseListener listener;
  private final Watchdog watchdog;
  private final HcClientWindow window;
  private final Timings timings = new Timings();

  private @Nullable HcClientUpload upload;
  private @Nullable Future<Void> execution;
  private @Nullable AsyncExecRuntime connection;
  private boolean begun;
  private long begin = System.nanoTime();
  private boolean ended;
  private boolean aborted;

  HcClientExchange(HttpRequest request, ResponseListener listener, Timer timer) {
    this.request = request;
    this.listener = listener;
    this.watchdog = new Watchdog(timer, this::fail);
    this.window = new HcClientWindow(watchdog);
  }

  /** Begins; what goes wrong is told to the listener. */
  void start(CloseableHttpAsyncClient client) {
    Duration pool = request.timeouts().pool();
    Duration connect = request.timeouts().connect();
    watchdog.watch(
        HttpFailure.Kind.CONNECT_TIMEOUT,
        () -> "no connection to " + peer() + ", free or new, within",
        pool == null || connect == null ? null : pool.plus(connect));
    guarded(() -> {
      Content content = request.body().open();
      HcMessages.checkLength(request, content);
      HcClientUpload newUpload = new HcClientUpload(this, request, content, watchdog);
      synchronized (this) {
        upload = newUpload;
      }
      Future<Void> future = client.execute(
          new HttpHost(
              request.url().scheme(),
              HcMessages.bareHost(request.url()),
              request.url().port()),
          newUpload,
          new HcClientAnswer(this, request, listener, watchdog, window, timings),
          null,
          new HcClientContext(this, request.timeouts()),
          this);
      synchronized (this) {
        execution = future;
        if (!aborted) {
          return;
        }
      }
      future.cancel(true);
    });
  }

  /** The client has a connection and begins to send. */
  void begin() {
    HcClientUpload current;
    synchronized (this) {
      begun = true;
      begin = System.nanoTime();
      current = upload;
    }
    timings.enter(Timings.Phase.SEND);
    if (current == null || current.isDone()) {
      sent();
    } else {
      watchdog.watch(
          HttpFailure.Kind.WRITE_TIMEOUT,
          () -> peer() + " took nothing of the request for",
          request.timeouts().write());
    }
  }

  /**
   * The exchange is to go over {@code carrier}, which an abort closes.
   *
   * @throws InterruptedIOException if it was aborted before
   */
  synchronized void goOver(AsyncExecRuntime carrier) throws InterruptedIOException {
    checkAborted();
    connection = carrier;
  }

  /** Makes the client end an exchange that was aborted, by the one exception that nobody sends a request again after. */
  synchronized void checkAborted() throws InterruptedIOException {
    if (aborted) {
      throw new InterruptedIOException("exchange was aborted");
    }
  }

  /** All of the request has gone out. */
  void sent() {
    timings.enter(Timings.Phase.WAIT);
    watchdog.watch(
        HttpFailure.Kind.READ_TIMEOUT,
        () -> HcFailures.silence(peer(), timings),
        request.timeouts().read());
  }

  /**
   * The answer is complete. A server may answer before it has read the whole request, and the client would wait for the
   * rest to go out: the connection then is of no further use.
   */
  void complete(Headers trailers) {
    boolean isCutShort;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      isCutShort = upload != null && !upload.isDone();
      aborted = isCutShort;
    }
    watchdog.end();
    timings.finish();
    if (isCutShort) {
      disconnect();
    }
    listener.end(trailers);
  }

  private void fail(HttpFailure failure) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      aborted = true;
    }
    watchdog.end();
    timings.finish();
    disconnect();
    try {
      window.grant(Long.MAX_VALUE);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    listener.failed(failure.during(request).timed(timings));
  }

  /** Ends it on the wire: where that is not in our hands, the client is brought to ask us, who then refuse. */
  private void disconnect() {
    Future<Void> cancelled;
    HcClientUpload sending;
    AsyncExecRuntime carrier;
    synchronized (this) {
      cancelled = execution;
      sending = upload;
      carrier = connection;
    }
    if (cancelled != null) {
      cancelled.cancel(true);
    }
    if (carrier != null) {
      carrier.discardEndpoint();
    }
    if (sending != null) {
      sending.interrupt();
    }
  }

  /** The exchange broke with {@code cause}. */
  void broke(Throwable cause) {
    if (cause instanceof ConnectionRequestTimeoutException || cause instanceof TimeoutException) {
      fail(new HttpFailure(
          HttpFailure.Kind.POOL_TIMEOUT,
          "no connection to " + peer() + " became free in time: " + cause.getMessage(),
          cause));
    } else if (cause instanceof CancellationException) {
      fail(new HttpFailure(
          HttpFailure.Kind.TRANSPORT, "the host's HTTP client has not been started", cause));
    } else {
      fail(HcFailures.of(cause, request.url(), null, hasBegun()));
    }
  }

  /** Runs a part of the exchange unless it has ended; nothing thrown may reach and end the client's I/O thread. */
  void guarded(HcExchange.Part part) {
    if (isGoingOn()) {
      try {
        part.run();
      } catch (Throwable t) {
        broke(t);
      }
    }
  }

  private synchronized boolean isGoingOn() {
    return !ended;
  }

  synchronized boolean isAborted() {
    return aborted;
  }

  /** The time since the client began to send. */
  synchronized Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private synchronized boolean hasBegun() {
    return begun;
  }

  private String peer() {
    return HcMessages.peer(request.url());
  }

  @Override
  public void demand(long bytes) {
    guarded(() -> window.grant(bytes));
  }

  @Override
  public void abort() {
    fail(new HttpFailure(HttpFailure.Kind.ABORTED, "exchange was aborted"));
  }

  @Override
  public void completed(@Nullable Void nothing) {
    // The answer's end has been told with its last piece.
  }

  @Override
  public void failed(Exception cause) {
    broke(cause);
  }

  @Override
  public void cancelled() {
    broke(new IOException("the host's HTTP client cancelled the exchange"));
  }
}
