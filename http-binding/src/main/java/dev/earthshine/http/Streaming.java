package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.stream.Continuation;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.transport.Call;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/**
 * A request whose answer is taken piece by piece: sends it, and where the script asked for that sends it again when a
 * stream of events breaks off (WHATWG HTML, section 9.2.3). Script's thread only.
 */
final class Streaming {
  /** What may be under way of a body before the script has taken the first of it, in bytes. */
  static final long WINDOW = 256 * 1024;

  private static final long STANDARD_RETRY_MILLIS = 3000;

  private final Session session;
  private final RequestDraft request;
  private final PieceReceiver receiver;
  private final StreamOptions options;

  /** Read by I/O threads. */
  private volatile UnaryOperator<Framing> cut;

  // Mutable state
  private Call call = Call.NONE;
  private boolean isRead;
  private Runnable cancel = () -> {};
  private @Nullable Continuation continuation;
  private long fruitless;

  /** @param request what is sent, which nobody else changes */
  Streaming(Session session, RequestDraft request, PieceReceiver receiver, StreamOptions options) {
    this.session = session;
    this.request = request;
    this.receiver = receiver;
    this.options = options;
    Framing asked = options.framing();
    this.cut = natural -> asked == null ? natural : asked;
  }

  /** Sends {@code draft}; the callback gets the body piece by piece. */
  static LuaValue toCallback(
      Session session, RequestDraft draft, LuaFunction callback, LuaValue options) {
    StreamOptions read = StreamOptions.of(options);
    RequestDraft request = draft.copy();
    HttpRequest first = request.snapshot(Long.MAX_VALUE); // What cannot be sent begins no task.
    HttpTask task = new HttpTask(session, callback);
    PieceCalls calls = new PieceCalls(session.events(), task);
    Streaming streaming = new Streaming(session, request, calls, read);
    task.onAbort(streaming::abort);
    streaming.read();
    streaming.send(first);
    return task.wrap();
  }

  /** Sends the request; nothing of the body comes before {@link #read}. */
  void send() {
    // What is bounded in a stream is each piece of it, not the whole.
    send(request.snapshot(Long.MAX_VALUE));
  }

  private void send(HttpRequest snapshot) {
    // A script may change the request its pieces show, but not what is sent again.
    RequestDraft shown = options.reconnects() > 0 ? request.copy() : request;
    StreamedResponse listener =
        new StreamedResponse(session, shown, receiver, this, options.limits(request.maxBody()));
    call = session.send(snapshot, listener);
    listener.startWith(call);
    if (isRead) {
      call.demand(WINDOW);
    }
  }

  /** Has the body cut by {@code cutting}, given the framing its content type means; unless the options say otherwise. */
  void cutBy(UnaryOperator<Framing> cutting) {
    if (options.framing() == null) {
      cut = cutting;
    }
  }

  /** How the body of {@code answer} is cut. */
  Framing framing(ResponseHead answer) {
    return cut.apply(Framing.of(answer.headers().first("content-type")));
  }

  /** Refuses a way to read that the framing asked for has no pieces for. */
  void requireTakenBy(StreamView view) {
    Framing asked = options.framing();
    if (asked != null && !view.takes(asked)) {
      String name = view.methodName();
      throw HttpErrors.invalidOption(name + "() cannot read the framing the stream was begun with;"
          + " leave it out or make it framing = \"" + name + "\"");
    }
  }

  /** Lets the body come. */
  void read() {
    if (!isRead) {
      isRead = true;
      call.demand(WINDOW);
    }
  }

  /** The answer {@code told} is complete, and all of it taken. */
  void ended(HttpResponse told, @Nullable Continuation next, boolean hadPieces) {
    if (next == null || !reconnect(next, hadPieces)) {
      receiver.end(told);
    }
  }

  /** The answer broke off, and what came of it is taken; {@code next} is null where none had begun. */
  void failed(HttpFailure failure, @Nullable Continuation next, boolean hadPieces) {
    Continuation known = next == null ? continuation : next;
    boolean isLost = failure.kind().is("transport");
    if (known == null || !isLost || !reconnect(known, hadPieces)) {
      receiver.fail(HttpErrors.of(failure));
    }
  }

  /** Whether what comes is no longer the first answer. */
  boolean isReconnected() {
    return continuation != null;
  }

  private boolean reconnect(Continuation next, boolean hadPieces) {
    fruitless = hadPieces ? 0 : fruitless;
    if (fruitless >= options.reconnects()) {
      return false;
    }
    fruitless++;
    // What the last connection did not say is as it was before.
    Continuation before = continuation;
    Continuation now = before == null
        ? next
        : new Continuation(
            next.lastId() == null ? before.lastId() : next.lastId(),
            next.retry() == null ? before.retry() : next.retry());
    continuation = now;
    String id = now.lastId();
    if (id != null) { // An empty one takes back those before.
      request.setHeader("Last-Event-ID", id.isEmpty() ? LuaValue.FALSE : LuaStrings.of(id));
    }
    long pause = now.retry() == null ? STANDARD_RETRY_MILLIS : now.retry();
    cancel = session.events().schedule(pause(pause), this::resend);
    return true;
  }

  private static Duration pause(long milliseconds) {
    return Duration.ofMillis(Math.min(milliseconds, Integer.MAX_VALUE));
  }

  private void resend() {
    try {
      send();
    } catch (RaisedError e) { // An ID that cannot be a header, a body that cannot be sent again.
      receiver.fail(e);
    }
  }

  /** Ends the exchange. */
  void abort() {
    receiver.queue().close();
    cancel.run();
    call.abort();
  }
}
