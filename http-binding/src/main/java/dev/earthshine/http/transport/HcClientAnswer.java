package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Timings;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Hands on what a client of the host's receives; of an aborted exchange it receives no more. */
final class HcClientAnswer implements AsyncResponseConsumer<Void> {
  private final HcClientExchange exchange;
  private final HttpRequest request;
  private final ResponseListener listener;
  private final Watchdog watchdog;
  private final HcClientWindow window;
  private final Timings timings;
  private @Nullable FutureCallback<Void> done;
  private long stated = Content.UNKNOWN;
  private long received;

  HcClientAnswer(
      HcClientExchange exchange,
      HttpRequest request,
      ResponseListener listener,
      Watchdog watchdog,
      HcClientWindow window,
      Timings timings) {
    this.exchange = exchange;
    this.request = request;
    this.listener = listener;
    this.watchdog = watchdog;
    this.window = window;
    this.timings = timings;
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context)
      throws InterruptedIOException {
    exchange.checkAborted();
    watchdog.touch();
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Void> callback)
      throws InterruptedIOException {
    exchange.checkAborted();
    done = callback;
    exchange.guarded(() -> {
      watchdog.touch();
      timings.enter(Timings.Phase.RECEIVE);
      stated = HcMessages.statedLength(request, response);
      listener.head(HcMessages.head(response, request.url(), context, exchange.elapsed(), timings));
    });
    if (entity == null) {
      streamEnd(null);
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws InterruptedIOException {
    exchange.checkAborted();
    exchange.guarded(() -> window.exhausted(channel));
  }

  @Override
  public void consume(ByteBuffer source) throws InterruptedIOException {
    exchange.checkAborted();
    exchange.guarded(() -> {
      watchdog.touch();
      if (source.hasRemaining()) {
        byte[] chunk = HcMessages.copy(source);
        received += chunk.length;
        listener.data(chunk);
      }
    });
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) throws InterruptedIOException {
    exchange.checkAborted();
    if (done != null) {
      done.completed(null);
    }
    exchange.guarded(() -> {
      HcMessages.checkReceived(stated, received);
      exchange.complete(
          trailers == null ? Headers.empty() : HcHeaders.received(trailers.iterator()));
    });
  }

  @Override
  public void failed(Exception cause) {
    exchange.broke(cause);
  }

  @Override
  public void releaseResources() {}
}
