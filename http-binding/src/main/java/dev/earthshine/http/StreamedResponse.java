package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;
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
 * Cuts a response into pieces on the I/O thread and hands them to the callback on the script's thread. Bytes are asked for
 * again only when the callback has returned from their pieces: a slow script slows the sender.
 */
final class StreamedResponse implements ResponseListener {
  private final Session session;
  private final RequestDraft request;
  private final HttpTask task;
  private final PieceCalls calls;
  private final @Nullable Framing asked;
  private final Limits limits;

  // Mutable state of the I/O thread
  private @Nullable ResponseHead head;
  private Framer framer;
  private boolean anyPiece;
  private boolean over;

  private volatile @Nullable Call call;

  /**
   * @param asked the framing the script asked for; null to go by the content type
   * @param maxDocument the most bytes of a piece that is a whole document
   */
  StreamedResponse(
      Session session,
      RequestDraft request,
      HttpTask task,
      @Nullable Framing asked,
      long maxDocument) {
    this.session = session;
    this.request = request;
    this.task = task;
    this.calls = new PieceCalls(task);
    this.asked = asked;
    this.limits = Limits.standard(maxDocument);
    this.framer = Framing.DOCUMENT.framer(limits);
  }

  /** Lets the first {@code window} bytes come. */
  void startWith(Call started, long window) {
    call = started;
    started.demand(window);
  }

  @Override
  public void head(ResponseHead head) {
    this.head = head;
    framer = framing(head).framer(limits);
  }

  /** An error is one piece whatever its type, so that its body can be read as a whole. */
  private Framing framing(ResponseHead head) {
    if (head.status() >= 400) {
      return Framing.DOCUMENT;
    }
    return asked != null ? asked : Framing.of(head.headers().first("content-type"));
  }

  @Override
  public void data(byte[] chunk) {
    if (over) {
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    try {
      framer.push(chunk, pieces::add);
    } catch (PieceTooLargeException e) {
      deliver(pieces, 0);
      tooLarge(e);
      return;
    }
    deliver(pieces, chunk.length);
    if (framer.finished()) {
      over = true;
      post(() -> calls.then(task::stop));
    }
  }

  @Override
  public void end(Headers trailers) {
    if (over) {
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    try {
      framer.end(pieces::add);
    } catch (PieceTooLargeException e) {
      tooLarge(e);
      return;
    }
    if (!anyPiece && pieces.isEmpty()) {
      pieces.add(new Piece(new byte[0], null));
    }
    deliver(pieces, 0);
    post(() -> calls.then(task::stop));
  }

  @Override
  public void failed(HttpFailure failure) {
    if (!over) {
      post(() -> calls.then(() -> task.fail(HttpErrors.of(failure))));
    }
  }

  private void tooLarge(PieceTooLargeException e) {
    over = true;
    String url = head == null ? "" : head.url().masked();
    post(() -> calls.then(() -> task.fail(HttpErrors.tooLarge(url, e))));
  }

  /** Posts one event for all pieces that {@code length} bytes made; without any, more bytes may come at once. */
  private void deliver(List<Piece> pieces, int length) {
    anyPiece |= !pieces.isEmpty();
    if (pieces.isEmpty()) {
      more(length);
      return;
    }
    ResponseHead answer = head;
    if (answer == null) {
      throw new IllegalStateException("a body before its head");
    }
    post(() -> {
      for (Piece piece : pieces) {
        calls.call(HttpResponse.of(session, request, answer, piece.body(), piece.event())
            .wrap());
      }
      calls.then(() -> more(length));
    });
  }

  private void post(Runnable event) {
    session.events().post(event);
  }

  private void more(int length) {
    Call exchange = call;
    if (exchange != null && length > 0) {
      exchange.demand(length);
    }
  }
}
