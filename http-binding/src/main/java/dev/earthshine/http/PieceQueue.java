package dev.earthshine.http;

import dev.earthshine.spi.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a streamed response and was not taken yet: pieces, and between them what is to be done once those
 * before are taken. Each is taken by itself: code that takes one may run events, which add to the queue or take the next,
 * and the order holds all the same.
 *
 * <p>Filled by I/O threads, all else is for the script's thread.
 */
final class PieceQueue {
  private final EventLoop events;
  private final Runnable onArrival;

  // Guarded by arrived
  private final Deque<Batch> arrived = new ArrayDeque<>();
  private boolean closed;

  // Mutable state of the script's thread
  private final Deque<Batch> heard = new ArrayDeque<>();
  private Batch current = Batch.NONE;
  private int taken;

  /** @param onArrival run in an event in which something has come that is there to be taken from then on */
  PieceQueue(EventLoop events, Runnable onArrival) {
    this.events = events;
    this.onArrival = onArrival;
  }

  /** Pieces that came together; each is made when it is taken. */
  private record Batch(int size, IntFunction<HttpResponse> piece, Runnable then) {
    static final Batch NONE = action(() -> {});

    static Batch action(Runnable action) {
      return new Batch(
          0,
          index -> {
            throw new IndexOutOfBoundsException(index);
          },
          action);
    }
  }

  /** Adds {@code size} pieces, made by their index, and what is to be done when all of them are taken. Any thread. */
  void add(int size, IntFunction<HttpResponse> piece, Runnable then) {
    add(new Batch(size, piece, then));
  }

  /** Adds something to be done when the pieces so far are taken. Any thread. */
  void add(Runnable action) {
    add(Batch.action(action));
  }

  private void add(Batch batch) {
    synchronized (arrived) {
      if (closed) {
        return;
      }
      arrived.add(batch);
      if (arrived.size() > 1) {
        return;
      }
    }
    events.post(this::hear);
  }

  /** What comes later is for a later event: a fast sender leaves the others their turn. */
  private void hear() {
    synchronized (arrived) {
      heard.addAll(arrived);
      arrived.clear();
    }
    onArrival.run();
  }

  /** Does what is due, and takes the next piece; null if it has not come. */
  @Nullable
  HttpResponse poll() {
    while (taken == current.size()) {
      Runnable then = current.then();
      drop();
      then.run();
      if (current == Batch.NONE && !next()) {
        return null;
      }
    }
    return current.piece().apply(taken++);
  }

  private void drop() {
    current = Batch.NONE;
    taken = 0;
  }

  private boolean next() {
    Batch next = heard.poll();
    if (next != null) {
      current = next;
    }
    return next != null;
  }

  /** Forgets what is there and all that comes. */
  void close() {
    synchronized (arrived) {
      closed = true;
      arrived.clear();
    }
    heard.clear();
    drop();
  }
}
