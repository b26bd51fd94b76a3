package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way over a client of the host's. It ends once, by an answer or a failure, whichever is first;
 * whatever comes later finds it ended.
 */
final class HcClientExchange implements Call, FutureCallback<Void> {
  private final HttpRequest request;
  private final ResponseListener listener;
  private final Watchdog watchdog;
  private final HcWindow window;
  private final Timings timings = new Timings();

  private @Nullable Future<Void> execution;
  private boolean begun;
  private boolean ended;

  HcClientExchange(HttpRequest request, ResponseListener listener, Timer timer) {
    this.request = request;
    this.listener = listener;
    this.watchdog = new Watchdog(timer, this::fail);
    this.window = new HcWindow(watchdog);
  }

  /** Begins; what goes wrong is told to the listener. */
  void start(CloseableHttpAsyncClient client) {
    Duration pool = request.timeouts().pool();
    Duration connect = request.timeouts().connect();
    watchdog.watch(
        HttpFailure.Kind.CONNECT_TIMEOUT,
        "no connection to " + peer() + ", free or new, within",
        pool == null || connect == null ? null : pool.plus(connect));
    guarded(() -> {
      Content content = request.body().open();
      HcMessages.checkLength(request, content);
      HcClientUpload upload = new HcClientUpload(this, request, content, watchdog);
      HttpHost target = new HttpHost(
          request.url().scheme(),
          HcMessages.bareHost(request.url()),
          request.url().port());
      Future<Void> future = client.execute(
          target,
          upload,
          new HcClientAnswer(this, request, listener, watchdog, window, timings),
          null,
          new HcClientContext(request.timeouts(), () -> begin(upload)),
          this);
      synchronized (this) {
        execution = future;
        if (!ended) {
          return;
        }
      }
      future.cancel(true);
    });
  }

  /** The client has a connection and begins to send. */
  private void begin(HcClientUpload upload) {
    synchronized (this) {
      begun = true;
    }
    timings.enter(Timings.Phase.SEND);
    if (upload.isDone()) {
      sent();
    } else {
      watchdog.watch(
          HttpFailure.Kind.WRITE_TIMEOUT,
          peer() + " took nothing of the request for",
          request.timeouts().write());
    }
  }

  /** All of the request has gone out. */
  void sent() {
    timings.enter(Timings.Phase.WAIT);
    watchdog.watch(
        HttpFailure.Kind.READ_TIMEOUT,
        peer() + " sent nothing for",
        request.timeouts().read());
  }

  /** The answer is complete. */
  void complete(Headers trailers) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    watchdog.end();
    timings.finish();
    listener.end(trailers);
  }

  private void fail(HttpFailure failure) {
    Future<Void> cancelled;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      cancelled = execution;
    }
    watchdog.end();
    timings.finish();
    if (cancelled != null) {
      cancelled.cancel(true);
    }
    listener.failed(failure.during(request).timed(timings));
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

  private synchronized boolean hasBegun() {
    return begun;
  }

  private String peer() {
    return HcMessages.bareHost(request.url()) + ":" + request.url().port();
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
