package dev.earthshine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** What a Java programmer writes against HttpClient 5's async client, for the same work. */
final class HcPeer implements AutoCloseable {
  private final CloseableHttpAsyncClient client;

  HcPeer() {
    client = HttpAsyncClients.custom()
        .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(64)
            .setMaxConnTotal(256)
            .build())
        .build();
    client.start();
  }

  /** {@code count} requests, {@code inFlight} at a time. */
  void small(String url, int inFlight, int count) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(count);
    AtomicInteger unsent = new AtomicInteger(count);
    Next next = new Next(url, unsent, left);
    for (int i = 0; i < inFlight; i++) {
      next.send();
    }
    left.await();
  }

  /** Reads a body of any length; how many bytes it had. */
  long stream(String url) throws InterruptedException, ExecutionException {
    return client
        .execute(
            SimpleRequestProducer.create(SimpleRequestBuilder.get(url).build()),
            new Counter(),
            null)
        .get();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private final class Next implements FutureCallback<SimpleHttpResponse> {
    private final String url;
    private final AtomicInteger unsent;
    private final CountDownLatch left;

    Next(String url, AtomicInteger unsent, CountDownLatch left) {
      this.url = url;
      this.unsent = unsent;
      this.left = left;
    }

    void send() {
      if (unsent.getAndDecrement() > 0) {
        SimpleHttpRequest request = SimpleRequestBuilder.get(url).build();
        Future<SimpleHttpResponse> unused = client.execute(request, this);
      }
    }

    @Override
    public void completed(SimpleHttpResponse response) {
      if (response.getCode() != 200 || response.getBodyBytes().length != 44) {
        throw new IllegalStateException("a wrong answer: " + response);
      }
      left.countDown();
      send();
    }

    @Override
    public void failed(Exception cause) {
      throw new IllegalStateException(cause);
    }

    @Override
    public void cancelled() {
      throw new IllegalStateException("cancelled");
    }
  }

  private static final class Counter extends AbstractBinResponseConsumer<Long> {
    private long bytes;

    @Override
    protected void start(HttpResponse response, ContentType contentType) {}

    @Override
    protected int capacityIncrement() {
      return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) {
      bytes += source.remaining();
      source.position(source.limit());
    }

    @Override
    public void informationResponse(
        HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {}

    @Override
    protected Long buildResult() {
      return bytes;
    }

    @Override
    public void releaseResources() {}
  }
}
