package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Asks a proxy for a tunnel to the target of an exchange, RFC 9110 section 9.3.6. */
final class HcTunnel implements AsyncClientExchangeHandler {
  private final HttpUrl target;
  private final Proxy proxy;
  private final Runnable opened;
  private final Consumer<Throwable> refused;
  private boolean over;

  /** One of {@code opened} and {@code refused} is called, on the I/O thread. */
  HcTunnel(HttpUrl target, Proxy proxy, Runnable opened, Consumer<Throwable> refused) {
    this.target = target;
    this.proxy = proxy;
    this.opened = opened;
    this.refused = refused;
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context) {
    String authority = target.host() + ":" + target.port();
    try {
      BasicHttpRequest request = new BasicHttpRequest(
          "CONNECT", null, new URIAuthority(HcMessages.bareHost(target), target.port()), authority);
      request.addHeader("Host", authority);
      if (proxy.authorization() != null) {
        request.addHeader("Proxy-Authorization", proxy.authorization());
      }
      channel.sendRequest(request, null, context);
    } catch (Throwable t) {
      refuse(t);
    }
  }

  @Override
  public void consumeResponse(
      HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
      throws HttpException {
    if (response.getCode() / 100 == 2) {
      over = true;
      opened.run();
    } else {
      refuse(new HttpFailure(
          HttpFailure.Kind.PROXY,
          "proxy " + proxy.peer() + " refused a tunnel to " + target.host() + ":" + target.port()
              + " with status " + response.getCode()));
    }
  }

  private void refuse(Throwable cause) {
    if (!over) {
      over = true;
      refused.accept(cause);
    }
  }

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context) {}

  @Override
  public int available() {
    return 0;
  }

  @Override
  public void produce(DataStreamChannel channel) {}

  @Override
  public void updateCapacity(CapacityChannel channel) {}

  @Override
  public void consume(ByteBuffer source) {
    source.position(source.limit()); // The body of a refusal is nobody's.
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {}

  @Override
  public void failed(Exception cause) {
    refuse(cause);
  }

  @Override
  public void cancel() {
    refuse(new RequestNotExecutedException());
  }

  @Override
  public void releaseResources() {}
}
