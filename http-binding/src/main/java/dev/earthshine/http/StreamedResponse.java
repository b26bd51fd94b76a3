package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.stream.Continuation;
import dev.earthshine.http.stream.Framer;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.stream.Limits;
import dev.earthshine.http.stream.Piece;
import dev.earthshine.http.stream.PieceTooLargeException;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a response into pieces on the I/O thread and hands them over on the script's thread. Bytes are asked for again only
 * when the script is done with their pieces: a slow script slows the sender.
 */
final class StreamedResponse implements ResponseListener {
  private static final byte[] NOTHING = {};

  /** So many bytes are asked for again at once, to wake the I/O thread less often: a part of the first window. */
  private static final int ACKNOWLEDGED = 64 * 1024;

  private final Session session;
  private final RequestDraft request;
  private final PieceReceiver receiver;
  private final Streaming streaming;
  private final Limits limits;
  private final boolean isReconnection;

  // Mutable state of the I/O thread
  private @Nullable ResponseHead head;
  private @Nullable Framer framer;
  private boolean anyPiece;
  private boolean over;

  private volatile @Nullable Call call;

  /** What the script's thread has not come to; guarded by itself. */
  private final List<Runnable> steps = new ArrayList<>();

  // Mutable state of the script's thread
  private int untold;

  StreamedResponse(
      Session session,
      RequestDraft request,
      PieceReceiver receiver,
      Streaming streaming,
      Limits limits) {
    this.session = session;
    this.request = request;
    this.receiver = receiver;
    this.streaming = streaming;
    this.limits = limits;
    this.isReconnection = streaming.isReconnected();
  }

  void startWith(Call started) {
    call = started;
  }

  @Override
  public void head(ResponseHead head) {
    this.head = head;
  }

  /** The framer, chosen when the body is read. An error is one piece whatever its type, so that it can be read whole. */
  private Framer framer() {
    Framer chosen = framer;
    if (chosen == null) {
      ResponseHead answer = answered();
      Framing framing = answer.status() >= 400 ? Framing.DOCUMENT : streaming.framing(answer);
      chosen = framing.framer(limits);
      framer = chosen;
    }
    return chosen;
  }

  /** The answer without its body. */
  private HttpResponse told() {
    return HttpResponse.of(session, request, answered(), NOTHING, null);
  }

  private ResponseHead answered() {
    if (head == null) {
      throw new IllegalStateException("a body before its head");
    }
    return head;
  }

  @Override
  public void data(byte[] chunk) {
    if (over) {
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    try {
      framer().push(chunk, pieces::add);
    } catch (PieceTooLargeException e) {
      deliver(pieces, 0);
      tooLarge(e);
      return;
    }
    deliver(pieces, chunk.length);
    if (framer().finished()) {
      over = true;
      HttpResponse told = told();
      then(() -> receiver.end(told));
    }
  }

  @Override
  public void end(Headers trailers) {
    if (over) {
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    try {
      framer().end(pieces::add);
    } catch (PieceTooLargeException e) {
      tooLarge(e);
      return;
    }
    Continuation continuation = continuation();
    HttpResponse told = told();
    boolean fruitful = anyPiece;
    if (!anyPiece && pieces.isEmpty()) {
      // A stream that went on has been answered before: 204 is how a server ends it for good.
      if (!isReconnection || told.head().status() >= 400) {
        post(() -> receiver.nothing(told));
      }
    } else {
      deliver(pieces, 0);
    }
    then(() -> streaming.ended(told, continuation, fruitful));
  }

  @Override
  public void failed(HttpFailure failure) {
    if (!over) {
      Continuation continuation = continuation();
      boolean fruitful = anyPiece;
      then(() -> streaming.failed(failure, continuation, fruitful));
    }
  }

  /** Only a stream that has been answered as such may be asked for again. */
  private @Nullable Continuation continuation() {
    return head != null && head.status() == 200 ? framer().continuation() : null;
  }

  private void tooLarge(PieceTooLargeException e) {
    over = true;
    ResponseHead answer = answered();
    then(() -> receiver.fail(HttpErrors.tooLarge(request, answer, e)));
  }

  /** Posts one event for all pieces that {@code length} bytes made; without any, more bytes may come at once. */
  private void deliver(List<Piece> pieces, int length) {
    anyPiece |= !pieces.isEmpty();
    if (pieces.isEmpty()) {
      more(length);
      return;
    }
    ResponseHead answer = answered();
    post(() -> {
      for (Piece piece : pieces) {
        receiver.piece(HttpResponse.of(session, request, answer, piece.body(), piece.event()));
      }
      receiver.then(() -> taken(length));
    });
  }

  private void then(Runnable action) {
    post(() -> receiver.then(action));
  }

  /** Has {@code step} run on the script's thread; the steps that come before it gets to them wake it once. */
  private void post(Runnable step) {
    synchronized (steps) {
      steps.add(step);
      if (steps.size() > 1) {
        return;
      }
    }
    session.events().post(this::takeSteps);
  }

  private void takeSteps() {
    List<Runnable> taken;
    synchronized (steps) {
      taken = List.copyOf(steps);
      steps.clear();
    }
    taken.forEach(Runnable::run);
  }

  /** The script is done with pieces of {@code length} bytes; small amounts are asked for again together. */
  private void taken(int length) {
    untold += length;
    if (untold >= ACKNOWLEDGED) {
      int told = untold;
      untold = 0;
      more(told);
    }
  }

  private void more(int length) {
    Call exchange = call;
    if (exchange != null && length > 0) {
      exchange.demand(length);
    }
  }
}
