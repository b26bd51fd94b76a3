package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.Timings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on one connection: produces the request, hands on the answer. Called by one I/O thread, which nothing thrown
 * here may reach and end.
 */
final class HcStream implements AsyncClientExchangeHandler {
  private final HcExchange exchange;
  private final HttpRequest request;
  private final ResponseListener listener;
  private final Watchdog watchdog;
  private final HcWindow window;
  private final Timings timings;
  private final long length;
  private final @Nullable HcUpload upload;
  private final long sent = System.nanoTime();

  private volatile boolean started;
  private volatile boolean answered;
  private boolean requestDone;
  private @Nullable TimeValue keepAlive;
  private long stated = Content.UNKNOWN;
  private long received;

  /** Null over HTTP/2. */
  private @Nullable HcBodyReader bodies;

  HcStream(
      HcExchange exchange,
      HttpRequest request,
      Content content,
      ResponseListener listener,
      Watchdog watchdog,
      HcWindow window,
      Timings timings) {
    this.exchange = exchange;
    this.request = request;
    this.listener = listener;
    this.watchdog = watchdog;
    this.window = window;
    this.timings = timings;
    this.length = content.length();
    this.upload = request.body() == RequestBody.none() ? null : new HcUpload(content, watchdog);
  }

  /** Whether a byte of the request may have gone out. */
  boolean hasStarted() {
    return started;
  }

  /** Whether nothing has come back, and the request can be sent a second time if nobody has looked at it. */
  boolean isUnheard() {
    return !answered && request.body().isSendable();
  }

  /** Whether the request may be sent a second time: it is idempotent, has no body, and no answer has begun. */
  boolean isRepeatable() {
    return !answered && upload == null && request.method().isIdempotent();
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context) throws IOException {
    if (started) {
      return; // Sending failed and HttpClient tries it anew, at the very time that an answer is
      // read.
    }
    guarded(() -> {
      ProtocolVersion version = context.getProtocolVersion();
      boolean http2 = version != null && version.greaterEquals(HttpVersion.HTTP_2);
      BasicHttpRequest head = HcMessages.request(request, length, http2);
      started = true;
      if (upload == null) {
        channel.sendRequest(head, null, context);
        requestSent();
      } else {
        channel.sendRequest(head, new BasicEntityDetails(length, null), context);
      }
    });
  }

  @Override
  public int available() {
    return upload == null || upload.isDone() || upload.isStarved() || upload.isBroken() ? 0 : 1;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    guarded(() -> {
      HcUpload body = upload;
      if (body == null || body.isDone() || body.isBroken()) {
        return;
      }
      body.produce(channel);
      if (body.isDone()) {
        requestSent();
      }
    });
  }

  /**
   * Runs a part of the exchange, unless the exchange has ended or goes over another connection by now. What the connection
   * throws goes back to it, since an answer may have come before it broke; it tells {@link #failed} then.
   */
  private void guarded(HcExchange.Part part) throws IOException {
    if (exchange.isCarriedBy(this)) {
      try {
        part.run();
      } catch (IOException e) {
        throw e;
      } catch (Throwable t) {
        exchange.broke(this, t);
      }
    }
  }

  private void requestSent() {
    requestDone = true;
    if (!answered) {
      timings.enter(Timings.Phase.WAIT);
    }
    watchdog.watch(
        HttpFailure.Kind.READ_TIMEOUT,
        () -> HcFailures.silence(exchange.peer(), timings),
        request.timeouts().read());
  }

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context) {
    answered = true;
    watchdog.touch();
  }

  @Override
  public void consumeResponse(
      HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
      throws IOException {
    answered = true;
    guarded(() -> {
      watchdog.touch();
      keepAlive =
          DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
      stated = HcMessages.statedLength(request, response);
      bodies = (HcBodyReader) context.getAttribute(HcHttp1.BODY_READER);
      timings.enter(Timings.Phase.RECEIVE);
      listener.head(HcMessages.head(
          response, request.url(), context, Duration.ofNanos(System.nanoTime() - sent), timings));
      if (entity == null) {
        complete(Headers.empty());
      }
    });
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    guarded(() -> window.exhausted(channel));
  }

  @Override
  public void consume(ByteBuffer source) throws IOException {
    guarded(() -> {
      watchdog.touch();
      HcBodyReader reader = bodies;
      byte[] chunk = reader == null ? HcMessages.copy(source) : reader.take();
      if (chunk.length > 0) {
        received += chunk.length;
        window.received(chunk.length);
        listener.data(chunk);
      }
    });
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
    guarded(() ->
        complete(trailers == null ? Headers.empty() : HcHeaders.received(trailers.iterator())));
  }

  private void complete(Headers trailers) throws ProtocolException {
    HcMessages.checkReceived(stated, received);
    // A server may answer before it has read the whole request: its connection then is of no
    // further use.
    exchange.complete(trailers, requestDone ? keepAlive : null);
  }

  @Override
  public void failed(Exception cause) {
    exchange.broke(this, cause);
  }

  @Override
  public void cancel() {
    exchange.broke(this, new RequestNotExecutedException());
  }

  @Override
  public void releaseResources() {
    if (upload != null) {
      upload.close();
    }
  }
}
