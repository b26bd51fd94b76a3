package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.RequestBody;
import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A request as a client of the host's takes it. */
final class HcClientUpload implements AsyncRequestProducer {
  private final HcClientExchange exchange;
  private final HttpRequest request;
  private final Content content;
  private final Watchdog watchdog;
  private volatile @Nullable HcUpload upload;
  private volatile @Nullable DataStreamChannel output;

  HcClientUpload(
      HcClientExchange exchange, HttpRequest request, Content content, Watchdog watchdog) {
    this.exchange = exchange;
    this.request = request;
    this.content = content;
    this.watchdog = watchdog;
  }

  /** Whether there is nothing (more) to send but the head. */
  boolean isDone() {
    HcUpload current = upload;
    return !hasBody() || (current != null && current.isDone());
  }

  private boolean hasBody() {
    return request.body() != RequestBody.none();
  }

  @Override
  public void sendRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    BasicHttpRequest head;
    try {
      // The form for HTTP/2: the client writes Host and Transfer-Encoding as its connection needs.
      head = HcMessages.request(request, content.length(), true);
    } catch (HttpFailure e) {
      exchange.broke(e);
      throw new HttpException(e.message(), e);
    }
    // The client sets it from the body's length, and refuses one that is there already.
    head.removeHeaders("Content-Length");
    channel.sendRequest(
        head, hasBody() ? new BasicEntityDetails(content.length(), null) : null, context);
  }

  /** A source may be read once. */
  @Override
  public boolean isRepeatable() {
    return !hasBody();
  }

  @Override
  public int available() {
    HcUpload current = upload;
    boolean nothing = isDone() || (current != null && current.isStarved());
    return nothing && !exchange.isAborted() ? 0 : 1;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    output = channel;
    exchange.checkAborted();
    exchange.guarded(() -> {
      if (isDone()) {
        return;
      }
      HcUpload body = opened();
      body.produce(channel);
      if (body.isDone()) {
        exchange.sent();
      }
    });
  }

  /** The body on its way: its buffers are made once the client has a connection, for which many requests may wait. */
  private HcUpload opened() {
    HcUpload current = upload;
    if (current == null) {
      current = new HcUpload(content, watchdog);
      upload = current;
    }
    return current;
  }

  /** Has the client ask for more of the body, where it takes any. */
  void interrupt() {
    DataStreamChannel channel = output;
    if (channel != null && !isDone()) {
      channel.requestOutput();
    }
  }

  @Override
  public void failed(Exception cause) {
    exchange.broke(cause);
  }

  @Override
  public void releaseResources() {
    HcUpload current = upload;
    if (current != null) {
      current.close();
    }
  }
}
