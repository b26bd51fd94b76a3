package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.Wait;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A streamed response that the script pulls from. Bytes are asked for again when the pieces before were pulled; what is
 * not pulled any more is closed when the evaluation ends. Script's thread only.
 */
final class HttpStream implements PieceReceiver, EventLoop.Task {
  private final Session session;
  private final RequestDraft request;
  private final Streaming streaming;
  private final Deque<Step> steps = new ArrayDeque<>();

  // Mutable state
  private @Nullable StreamView view;
  private @Nullable Read reading;
  private @Nullable RaisedError failure;
  private @Nullable HttpResponse empty;
  private boolean over;

  private HttpStream(Session session, RequestDraft request, StreamOptions options) {
    this.session = session;
    this.request = request;
    this.streaming = new Streaming(session, request, this, options);
  }

  /** Sends {@code request}. */
  static LuaValue open(RequestDraft request, LuaValue options) {
    HttpStream stream =
        new HttpStream(request.session(), request.copy(), StreamOptions.of(options));
    stream.streaming.send();
    request.session().events().attach(stream);
    return TYPE.wrap(stream);
  }

  /** A piece, or something to be done when those before it were pulled. */
  private record Step(@Nullable HttpResponse piece, Runnable action) {}

  /** An iterator: each call gives the value of the next piece and the piece itself; leaving its loop closes the stream. */
  private LuaValue iterator(StreamView wanted, LuaValue unexpected) {
    if (!unexpected.isnil()) {
      throw Args.refuse(
          1, "the options of a stream are given where it is begun: request:stream(options)");
    }
    streaming.requireTakenBy(wanted);
    if (view != null && view != wanted) {
      throw RaisedError.here("the stream is already read as " + view.methodName());
    }
    view = wanted;
    streaming.cutBy(wanted::cut);
    streaming.read();
    return Wait.iterator("next", args -> new Read(wanted), this::abort);
  }

  @Override
  public void piece(HttpResponse piece) {
    add(new Step(piece, () -> {}));
  }

  /** A loop has nothing to go through, but is to raise an error. */
  @Override
  public void nothing(HttpResponse answer) {
    empty = answer;
    if (answer.head().status() >= 400) {
      piece(answer);
    }
  }

  /** Whether an answer without a body was to be events and is something else; 204 says itself that there is nothing. */
  private boolean isUnlike(StreamView wanted, HttpResponse answer) {
    return wanted == StreamView.EVENTS
        && answer.head().status() != 204
        && !wanted.takes(streaming.framing(answer.head()));
  }

  @Override
  public void then(Runnable action) {
    add(new Step(null, action));
  }

  @Override
  public void end(HttpResponse told) {
    finish();
  }

  @Override
  public void fail(RaisedError error) {
    failure = error;
    finish();
  }

  private void add(Step step) {
    if (!over) {
      steps.add(step);
      advance();
      if (isReady() && reading != null) {
        reading.wake();
      }
    }
  }

  /** Does what is due, up to the next piece. */
  private void advance() {
    Step next = steps.peek();
    while (next != null && next.piece() == null && !over) {
      steps.remove();
      next.action().run();
      next = steps.peek();
    }
  }

  private boolean isReady() {
    return over || !steps.isEmpty();
  }

  private Varargs take(StreamView as) {
    Step next = steps.poll();
    HttpResponse piece = next == null ? null : next.piece();
    if (piece == null) {
      if (failure != null) {
        throw failure;
      }
      if (empty != null && isUnlike(as, empty)) {
        throw HttpErrors.noEvents(empty);
      }
      return LuaValue.NIL;
    }
    if (piece.head().status() >= 400) {
      abort();
      throw HttpErrors.status(piece);
    }
    if (as == StreamView.EVENTS && piece.event() == null) {
      abort();
      throw HttpErrors.noEvents(piece);
    }
    advance();
    return LuaValue.varargsOf(as.value(piece), piece.wrap());
  }

  /** Closes the exchange; who waits for a piece gets no more. */
  @Override
  public void abort() {
    steps.clear();
    finish();
  }

  private void finish() {
    if (!over) {
      over = true;
      streaming.abort();
      session.events().end(this);
      if (reading != null) {
        session.events().post(reading::wake);
      }
    }
  }

  /** A wait for the next piece. */
  private final class Read extends Wait {
    private final StreamView as;

    Read(StreamView as) {
      super(session.events());
      this.as = as;
      if (reading != null) {
        throw RaisedError.here("the stream is already being read");
      }
      if (!isReady()) {
        reading = this;
      }
    }

    void wake() {
      if (reading == this) {
        reading = null;
        done();
      }
    }

    @Override
    public boolean isDone() {
      return isReady();
    }

    @Override
    public Varargs result() {
      reading = null;
      return take(as);
    }

    /** Who read the stream is gone, and with it the loop that would have closed it. */
    @Override
    public void abandon() {
      reading = null;
      HttpStream.this.abort();
    }
  }

  @Override
  public String toString() {
    return "Stream: " + (over ? "closed" : "open") + ", " + request.toString();
  }

  private LuaValue close() {
    abort();
    return LuaValue.NONE;
  }

  static final UserdataType<HttpStream> TYPE = UserdataType.<HttpStream>named("Stream")
      .method("events", (self, args) -> self.iterator(StreamView.EVENTS, Args.at(args, 1)))
      .method("lines", (self, args) -> self.iterator(StreamView.LINES, Args.at(args, 1)))
      .method("chunks", (self, args) -> self.iterator(StreamView.CHUNKS, Args.at(args, 1)))
      .method("json", (self, args) -> self.iterator(StreamView.JSON, Args.at(args, 1)))
      .method("close", (self, args) -> self.close())
      .tostring(HttpStream::toString)
      .build();
}
