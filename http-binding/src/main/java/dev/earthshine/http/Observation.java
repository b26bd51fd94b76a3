package dev.earthshine.http;

import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Notes what comes of one exchange for the host's listeners, and passes it on. */
final class Observation implements ResponseListener {
  private static final Logger LOG = System.getLogger(HttpListener.class.getName());

  private final Session session;
  private final List<HttpListener> listeners;
  private final HttpRequest request;
  private final ResponseListener next;
  private final Instant started = Instant.now();
  private final long start = System.nanoTime();
  private final AtomicReference<@Nullable HttpRecord> ended = new AtomicReference<>();

  private volatile @Nullable ResponseHead head;
  private volatile long received;

  // Mutable state of the script's thread
  private boolean told;

  Observation(
      Session session, List<HttpListener> listeners, HttpRequest request, ResponseListener next) {
    this.session = session;
    this.listeners = listeners;
    this.request = request;
    this.next = next;
  }

  @Override
  public void head(ResponseHead head) {
    this.head = head;
    next.head(head);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One call at a time; others only read.
  public void data(byte[] chunk) {
    received += chunk.length;
    next.data(chunk);
  }

  @Override
  public void end(Headers trailers) {
    record(null);
    session.events().post(this::tell);
    next.end(trailers);
  }

  @Override
  public void failed(HttpFailure failure) {
    record(failure);
    session.events().post(this::tell);
    next.failed(failure);
  }

  /** Sends the request; the call is aborted on the script's thread. */
  Call send(HttpExchanges exchanges) {
    Call call = exchanges.send(request, this);
    return new Call() {
      @Override
      public void demand(long bytes) {
        call.demand(bytes);
      }

      @Override
      public void abort() {
        closed();
        call.abort();
      }
    };
  }

  /** The script wants no more: if the exchange has not ended, it ends here. */
  private void closed() {
    record(new HttpFailure(HttpFailure.Kind.ABORTED, "the script closed the exchange")
        .during(request));
    tell();
  }

  private void record(@Nullable HttpFailure failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ended.compareAndSet(null, new HttpRecord(request, head, received, started, took, failure));
  }

  private void tell() {
    HttpRecord exchange = ended.get();
    if (told || exchange == null) {
      return;
    }
    told = true;
    for (HttpListener listener : listeners) {
      try {
        listener.ended(exchange);
      } catch (RuntimeException e) {
        LOG.log(Logger.Level.WARNING, "listener " + listener.getClass().getName() + " failed", e);
      }
    }
  }
}
