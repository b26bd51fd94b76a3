package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings an answer to its listener: in order, one call at a time, decoded, and no faster than it is demanded. What came
 * off the wire waits here undecoded, never more than the transport's window and the read that passes it; a window more is asked for as it is used up.
 *
 * <p>An abort and the total timeout overtake what waits; any other failure comes after the data before it.
 */
final class Delivery implements Exchange, ResponseListener {
  private final HttpRequest request;
  private final ResponseListener listener;
  private final Relay wire = new Relay();
  private final Timings whole = new Timings();
  private volatile @Nullable ResponseHead answer;
  private volatile long received;

  // Guarded by this; the rest belongs to whoever drains.
  private final Deque<byte[]> arrived = new ArrayDeque<>();
  private @Nullable ResponseHead head;
  private @Nullable Runnable last;
  private long demand;
  private @Nullable HttpFailure overtaking;
  private boolean draining;
  private volatile boolean ended;
  private Unpacking unpacking;

  Delivery(HttpRequest request, ResponseListener listener) {
    this.request = request;
    this.listener = listener;
    this.unpacking = new Unpacking(request, request.maxBody());
  }

  void start(Transport pipeline) {
    wire.set(0, pipeline.send(request, this));
  }

  @Override
  public void demand(long bytes) {
    synchronized (this) {
      demand = demand + bytes < 0 ? Long.MAX_VALUE : demand + bytes;
    }
    drain();
  }

  @Override
  public void abort() {
    if (ended) {
      return;
    }
    overtake(new HttpFailure(HttpFailure.Kind.ABORTED, "exchange was aborted"));
    wire.abort();
    drain();
  }

  @Override
  public long received() {
    return received;
  }

  /** A second head makes what came before it void. */
  @Override
  public void head(ResponseHead head) {
    answer = head;
    received = 0;
    synchronized (this) {
      this.head = head;
      arrived.clear();
    }
    drain();
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One call at a time; others only read.
  public void data(byte[] chunk) {
    received += chunk.length;
    synchronized (this) {
      arrived.add(chunk);
    }
    drain();
  }

  @Override
  public void end(Headers trailers) {
    synchronized (this) {
      if (last == null) {
        last = () -> finish(trailers);
      }
    }
    drain();
  }

  @Override
  public void failed(HttpFailure failure) {
    if (failure.kind() == HttpFailure.Kind.TOTAL_TIMEOUT) {
      overtake(failure);
    } else {
      waitInLine(failure);
    }
    drain();
  }

  private synchronized void overtake(HttpFailure failure) {
    if (overtaking == null) {
      overtaking = failure;
      last = this::failOvertaken;
    }
  }

  /** What the wire tells of its abort says how long it took and after how many attempts. */
  private synchronized void waitInLine(HttpFailure failure) {
    if (overtaking != null) {
      overtaking = overtaking.measuredAs(failure);
    } else if (last == null) {
      last = () -> fail(failure);
    }
  }

  private void failOvertaken() {
    HttpFailure failure;
    synchronized (this) {
      failure = Objects.requireNonNull(overtaking);
    }
    fail(failure);
  }

  /** Delivers what can be delivered; by one thread at a time, which does what others bring meanwhile. */
  private void drain() {
    synchronized (this) {
      if (draining) {
        return;
      }
      draining = true;
    }
    Runnable next = next();
    while (next != null) {
      attempt(next);
      next = next();
    }
  }

  /** A listener that throws, whatever it throws, ends its exchange and nothing else. */
  private void attempt(Runnable next) {
    try {
      next.run();
    } catch (Throwable t) {
      if (ended) {
        throw t;
      }
      overtake(new HttpFailure(HttpFailure.Kind.TRANSPORT, "listener failed: " + t, t));
      wire.abort();
    }
  }

  /** What is to be done next; null, and nobody drains any more, if there is nothing. */
  private synchronized @Nullable Runnable next() {
    if (!ended && overtaking == null) {
      if (head != null) {
        ResponseHead first = head;
        head = null;
        return () -> begin(first);
      }
      if (demand > 0 && unpacking.isBusy()) {
        return this::deliver;
      }
      byte[] chunk = demand > 0 ? arrived.poll() : null;
      if (chunk != null) {
        return () -> unpack(chunk);
      }
    }
    boolean waits = overtaking == null && (!arrived.isEmpty() || unpacking.isBusy());
    if (!ended && last != null && !waits) {
      return last;
    }
    draining = false;
    return null;
  }

  private void begin(ResponseHead first) {
    try {
      unpacking.close();
      unpacking = new Unpacking(request, request.maxBody());
      unpacking.begin(first);
      listener.head(first);
    } catch (HttpFailure e) {
      refuse(e);
    }
  }

  private void unpack(byte[] chunk) {
    unpacking.input(chunk);
    wire.demand(chunk.length);
  }

  private void deliver() {
    try {
      byte[] piece = unpacking.next();
      if (piece.length > 0) {
        synchronized (this) {
          demand -= demand == Long.MAX_VALUE ? 0 : Math.min(demand, piece.length);
        }
        listener.data(piece);
      }
    } catch (HttpFailure e) {
      refuse(e);
    }
  }

  private void finish(Headers trailers) {
    try {
      unpacking.finish();
    } catch (HttpFailure e) {
      fail(e);
      return;
    }
    end();
    listener.end(trailers);
  }

  /** Fails for what the answer is, of which there may be more on the wire. */
  private void refuse(HttpFailure failure) {
    fail(failure);
    wire.abort();
  }

  private void fail(HttpFailure failure) {
    end();
    listener.failed(measured(failure).during(request));
  }

  /** A failure on this side of the wire took as long, and as many attempts, as the answer it is about. */
  private HttpFailure measured(HttpFailure failure) {
    ResponseHead about = answer;
    HttpFailure told = failure;
    if (failure.timings() == null) {
      told = about == null
          ? failure.timed(whole)
          : failure
              .timed(about.timings())
              .after(Math.max(failure.attempts(), about.attempts()))
              .behind(about.history());
    }
    Objects.requireNonNull(told.timings()).finish();
    return told;
  }

  private void end() {
    synchronized (this) {
      ended = true;
      arrived.clear();
    }
    unpacking.close();
  }
}
