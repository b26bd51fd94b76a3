package dev.earthshine.http;

import dev.earthshine.http.exchange.Exchange;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import java.lang.System.Logger;
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
  private final long sent;
  private final Instant started = Instant.now();
  private final Timings whole = new Timings();
  private final AtomicReference<@Nullable HttpRecord> ended = new AtomicReference<>();

  private volatile @Nullable ResponseHead head;
  private volatile long decoded;
  private volatile @Nullable Exchange exchange;

  // Mutable state of the script's thread
  private boolean told;

  Observation(
      Session session, List<HttpListener> listeners, HttpRequest request, ResponseListener next) {
    this.session = session;
    this.listeners = listeners;
    this.request = request;
    this.next = next;
    this.sent = length(request);
  }

  @Override
  public void head(ResponseHead head) {
    this.head = head;
    decoded = 0;
    next.head(head);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One call at a time; others only read.
  public void data(byte[] chunk) {
    decoded += chunk.length;
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
    Exchange call = exchanges.send(request, this);
    exchange = call;
    return new Call() {
      @Override
      public void demand(long bytes) {
        call.demand(bytes);
      }

      @Override
      public void abort() {
        call.abort();
        closed(); // Where the abort itself has not told all of it by now.
      }
    };
  }

  /** The script wants no more: if the exchange has not ended, it ends here. */
  private void closed() {
    HttpFailure failure =
        new HttpFailure(HttpFailure.Kind.ABORTED, "the script closed the exchange").during(request);
    ResponseHead answer = head;
    record(answer == null ? failure : failure.timed(answer.timings()).after(answer.attempts()));
    tell();
  }

  private void record(@Nullable HttpFailure failure) {
    if (ended.get() == null) {
      ended.compareAndSet(null, summary(failure));
    }
  }

  private HttpRecord summary(@Nullable HttpFailure failure) {
    ResponseHead answer = head;
    if (answer != null && failure != null && failure.attempts() > answer.attempts()) {
      answer = null; // The request was tried again after it.
    }
    Exchange call = exchange; // Null where it ended before it was under way.
    Timings timings = failure == null ? null : failure.timings();
    if (timings == null) {
      timings = answer == null ? whole : answer.timings();
    }
    return new HttpRecord(
        request,
        answer,
        answer != null ? answer.history() : failure != null ? failure.history() : List.of(),
        sent,
        call == null ? 0 : call.received(),
        decoded,
        started,
        whole.total(),
        failure != null ? failure.attempts() : answer != null ? answer.attempts() : 1,
        timings,
        failure);
  }

  private static long length(HttpRequest request) {
    try {
      return request.body().open().length();
    } catch (HttpFailure unreadable) {
      return Content.UNKNOWN; // Whoever sends it hears why.
    }
  }

  private void tell() {
    HttpRecord record = ended.get();
    if (told || record == null) {
      return;
    }
    told = true;
    for (HttpListener listener : listeners) {
      try {
        listener.ended(record);
      } catch (RuntimeException | Error e) { // Whatever ails the listener is the host's to know.
        LOG.log(Logger.Level.WARNING, "listener " + listener.getClass().getName() + " failed", e);
      }
    }
  }
}
