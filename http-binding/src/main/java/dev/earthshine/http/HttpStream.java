package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.Wait;
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
  private final PieceQueue queue;

  // Mutable state
  private @Nullable StreamView view;
  private @Nullable HttpResponse next;
  private @Nullable Read reading;
  private boolean hasPieces;
  private boolean isOver;

  // How it ended, for those who read on
  private @Nullable HttpResponse answer;
  private @Nullable RaisedError failure;
  private @Nullable String closedBy;

  private HttpStream(Session session, RequestDraft request, StreamOptions options) {
    this.session = session;
    this.request = request;
    this.queue = new PieceQueue(session.events(), this::arrived);
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
    return Wait.iterator("next", args -> new Read(wanted), this::left);
  }

  @Override
  public PieceQueue queue() {
    return queue;
  }

  /** A loop has nothing to go through. */
  @Override
  public boolean wantsEmpty() {
    return false;
  }

  @Override
  public void end(HttpResponse told) {
    answer = told;
    finish();
  }

  @Override
  public void fail(RaisedError error) {
    failure = error;
    finish();
  }

  private void arrived() {
    advance();
    if (reading != null && isReady()) {
      reading.wake();
    }
  }

  /** Does what is due, up to the next piece. */
  private void advance() {
    while (next == null) {
      HttpResponse piece = queue.poll();
      if (piece == null) {
        return;
      }
      hasPieces = true;
      if (isError(piece) || view == null || !view.passesOver(piece)) {
        next = piece;
      }
    }
  }

  private static boolean isError(HttpResponse piece) {
    return piece.head().status() >= 400;
  }

  private boolean isReady() {
    return isOver || next != null;
  }

  private Varargs take(StreamView as) {
    HttpResponse piece = next;
    if (piece == null) {
      throwUnlessAtEnd(as);
      return LuaValue.NIL;
    }
    next = null;
    if (isError(piece)) {
      fail(HttpErrors.status(piece));
    } else if (as == StreamView.EVENTS && piece.event() == null) {
      fail(HttpErrors.noEvents(piece));
    }
    if (failure != null) {
      throw failure;
    }
    advance();
    return LuaValue.varargsOf(as.value(piece), piece.wrap());
  }

  private void throwUnlessAtEnd(StreamView as) {
    if (closedBy != null) {
      throw HttpErrors.closed(closedBy);
    }
    if (failure != null) {
      throw failure;
    }
    if (answer != null && isUnlike(as, answer)) {
      throw HttpErrors.noEvents(answer);
    }
  }

  /** Whether an answer without a body was to be events and is something else; 204 says itself that there is nothing. */
  private boolean isUnlike(StreamView wanted, HttpResponse told) {
    return wanted == StreamView.EVENTS
        && !hasPieces
        && told.head().status() != 204
        && !wanted.takes(streaming.framing(told.head()));
  }

  /** A loop that is left is not waiting: if a call is, it is another's, and the stream is that one's to read. */
  private void left() {
    if (reading == null) {
      close("a loop over it was left");
    }
  }

  /** The evaluation is over. */
  @Override
  public void abort() {
    close("the evaluation that began it has ended");
  }

  /** Closes the exchange; who reads on is told the {@code reason}. */
  private void close(String reason) {
    if (!isOver) {
      closedBy = reason;
      next = null;
      finish();
    }
  }

  private void finish() {
    if (!isOver) {
      isOver = true;
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
      if (reading != null && !isOver) {
        throw RaisedError.here("the stream is already being read");
      }
      if (!isReady()) {
        reading = this;
      }
    }

    /** What has come is for this call, which takes it or is given up. */
    void wake() {
      done();
    }

    @Override
    public boolean isDone() {
      return isReady();
    }

    @Override
    public Varargs result() {
      letGo();
      return take(as);
    }

    /** Who read the stream is gone, and with it the loop that would have closed it. */
    @Override
    public void abandon() {
      letGo();
      close("a call that waited for it was given up");
    }

    private void letGo() {
      if (reading == this) {
        reading = null;
      }
    }
  }

  @Override
  public String toString() {
    return "Stream: " + (isOver ? "closed" : "open") + ", " + request.toString();
  }

  private static LuaValue close(HttpStream self, Varargs args) {
    self.close("stream:close() was called");
    return LuaValue.NONE;
  }

  private static LuaValue refuseCall(HttpStream self, Varargs args) {
    throw RaisedError.here("a Stream is read by one of its methods: for event in stream:events(),"
        + " or lines(), chunks(), json()");
  }

  static final UserdataType<HttpStream> TYPE = UserdataType.<HttpStream>named("Stream")
      .method("events", (self, args) -> self.iterator(StreamView.EVENTS, Args.at(args, 1)))
      .method("lines", (self, args) -> self.iterator(StreamView.LINES, Args.at(args, 1)))
      .method("chunks", (self, args) -> self.iterator(StreamView.CHUNKS, Args.at(args, 1)))
      .method("json", (self, args) -> self.iterator(StreamView.JSON, Args.at(args, 1)))
      .method("close", HttpStream::close)
      .metamethod("__call", HttpStream::refuseCall)
      .tostring(HttpStream::toString)
      .build();
}
