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
 * Cuts a response into pieces on the I/O thread and queues them for the script's thread. Bytes are asked for again only
 * when the script is done with their pieces: a slow script slows the sender.
 */
final class StreamedResponse implements ResponseListener {
  private static final byte[] NOTHING = {};

  /** So many bytes are asked for again at once, to wake the I/O thread less often: a part of the first window. */
  private static final int ACKNOWLEDGED = 64 * 1024;

  private final Session session;
  private final RequestDraft request;
  private final PieceReceiver receiver;
  private final PieceQueue queue;
  private final Streaming streaming;
  private final Limits limits;
  private final boolean isReconnection;

  // Mutable state of the I/O thread
  private @Nullable ResponseHead head;
  private Framing framing = Framing.DOCUMENT;
  private @Nullable Framer framer;
  private long pieces;
  private boolean over;

  private volatile @Nullable Call call;

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
    this.queue = receiver.queue();
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
      framing = answer.status() >= 400 ? Framing.DOCUMENT : streaming.framing(answer);
      chosen = framing.framer(limits);
      framer = chosen;
    }
    return chosen;
  }

  /** The answer without its body. */
  private HttpResponse told() {
    return HttpResponse.of(session, request, answered(), NOTHING);
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
    List<Piece> complete = new ArrayList<>();
    try {
      framer().push(chunk, complete::add);
    } catch (PieceTooLargeException e) {
      deliver(complete, 0);
      tooLarge(e);
      return;
    }
    deliver(complete, chunk.length);
    if (framer().finished()) {
      over = true;
      HttpResponse told = told();
      queue.add(() -> receiver.end(told));
    }
  }

  @Override
  public void end(Headers trailers) {
    if (over) {
      return;
    }
    List<Piece> last = new ArrayList<>();
    try {
      framer().end(last::add);
    } catch (PieceTooLargeException e) {
      tooLarge(e);
      return;
    }
    deliver(last, 0);
    HttpResponse told = told();
    boolean fruitful = pieces > 0;
    if (!fruitful && tellsEmpty()) {
      queue.add(1, index -> told, () -> {});
    }
    Continuation continuation = continuation();
    queue.add(() -> streaming.ended(told, continuation, fruitful));
  }

  /** A stream that went on has been answered before: 204 is how a server ends it for good. */
  private boolean tellsEmpty() {
    return answered().status() >= 400 || (receiver.wantsEmpty() && !isReconnection);
  }

  @Override
  public void failed(HttpFailure failure) {
    if (!over) {
      Continuation continuation = continuation();
      boolean fruitful = pieces > 0;
      queue.add(() -> streaming.failed(failure, continuation, fruitful));
    }
  }

  /** Only a stream that has been answered as such may be asked for again. */
  private @Nullable Continuation continuation() {
    return head != null && head.status() == 200 ? framer().continuation() : null;
  }

  private void tooLarge(PieceTooLargeException e) {
    over = true;
    ResponseHead answer = answered();
    queue.add(() -> receiver.fail(HttpErrors.tooLarge(request, answer, e)));
  }

  /** Adds what {@code length} bytes made; without any, more bytes may come at once. */
  private void deliver(List<Piece> complete, int length) {
    if (complete.isEmpty()) {
      more(length);
      return;
    }
    ResponseHead answer = answered();
    Framing cut = framing;
    long before = pieces;
    pieces += complete.size();
    queue.add(
        complete.size(),
        index -> HttpResponse.ofPiece(
            session, request, answer, complete.get(index), cut, before + index + 1),
        () -> taken(length));
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
