package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;

/**
 * The step that has no more made of a body once its exchange is aborted: a connection lets go of it on an I/O thread,
 * after its maker may have been asked again.
 */
final class Uploads implements Transport {
  private final Transport next;

  Uploads(Transport next) {
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    if (!(request.body() instanceof SuppliedBody body)) {
      return next.send(request, listener);
    }
    SuppliedBody.Share share = body.share();
    try {
      return new Sending(next.send(request.toBuilder().body(share).build(), listener), share);
    } catch (HttpFailure e) {
      return Refusal.of(e, listener);
    }
  }

  private record Sending(Call call, SuppliedBody.Share share) implements Call {
    @Override
    public void demand(long bytes) {
      call.demand(bytes);
    }

    @Override
    public void abort() {
      share.release();
      call.abort();
    }
  }
}
