package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;

/**
 * Hears one of several requests that make up an exchange: passes its answer on, unless another request is to follow. Then
 * the answer is read to its end, so that its connection can be used again.
 */
abstract class Attempt implements ResponseListener {
  /** Half of what comes without being demanded: a longer body nobody wants is not worth its connection. */
  private static final int MAX_DISCARDED = Call.WINDOW / 2;

  private final ResponseListener listener;
  private final Relay call = new Relay();
  private boolean unwanted;
  private boolean left;
  private boolean passed;
  private int discarded;

  /** @param listener who hears the answer if nothing follows */
  Attempt(ResponseListener listener) {
    this.listener = listener;
  }

  /** What stands for this attempt, also before it is sent. */
  final Call call() {
    return call;
  }

  final void send(HttpRequest request, Transport next) {
    call.set(0, next.send(request, this));
  }

  /** Whether another request is to follow the answer that begins with {@code head}. */
  abstract boolean isToBeFollowed(ResponseHead head);

  /** Sends what follows; called once, when this answer is out of the way. */
  abstract void follow();

  /** Hears a piece of the body of an answer that is followed by another request. */
  void discarded(byte[] chunk) {}

  /** The head that is passed on. */
  ResponseHead passed(ResponseHead head) {
    return head;
  }

  /** Whether the answer has begun to be passed on. */
  final boolean hasPassed() {
    return passed;
  }

  /** Hears why this attempt failed while its answer was wanted or read to its end. */
  void gaveUp(HttpFailure failure) {
    listener.failed(failure);
  }

  @Override
  public final void head(ResponseHead head) {
    unwanted = isToBeFollowed(head);
    if (!unwanted) {
      passed = true;
      listener.head(passed(head));
    }
  }

  @Override
  public final void data(byte[] chunk) {
    if (!unwanted) {
      listener.data(chunk);
    } else if (!left) {
      discarded(chunk);
      discarded += chunk.length;
      if (discarded > MAX_DISCARDED) {
        leave();
        call.abort();
      }
    }
  }

  @Override
  public final void end(Headers trailers) {
    if (!unwanted) {
      listener.end(trailers);
    } else if (!left) {
      leave();
    }
  }

  private void leave() {
    left = true;
    follow();
  }

  @Override
  public final void failed(HttpFailure failure) {
    if (!left) {
      gaveUp(failure);
    }
  }
}
