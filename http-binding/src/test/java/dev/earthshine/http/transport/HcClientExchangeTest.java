package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.message.RequestBody;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.BasicEndpointDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the host's on which every cancellation is lost, at the moments when that can happen. */
class HcClientExchangeTest {
  private final ScriptedClient client = new ScriptedClient();
  private final Recorder answer = new Recorder();
  private final List<String> connection = new ArrayList<>();
  private int proceeded;
  private Call call = Call.NONE;

  @BeforeEach
  void send() throws Exception {
    call = send(HttpRequest.builder(HttpUrl.parse("http://e.invalid/x")));
  }

  private Call send(HttpRequest.Builder request) throws HttpFailure {
    return new ClientTransport(client, SharedTransport.timer()).send(request.build(), answer);
  }

  private <T> T recorded(Class<T> type) {
    Object stub = Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
          connection.add(method.getName());
          return null;
        });
    return type.cast(stub);
  }

  private void reachConnection() throws Exception {
    AsyncExecChain.Scope scope = new AsyncExecChain.Scope(
        "1",
        new HttpRoute(new HttpHost("e.invalid", 80)),
        new BasicHttpRequest("GET", "/x"),
        new ComplexFuture<>(null),
        client.context(),
        recorded(AsyncExecRuntime.class),
        null,
        null);
    AsyncExecChain chain = (request, body, given, callback) -> proceeded++;
    new HcClientLink()
        .execute(scope.originalRequest, null, scope, chain, recorded(AsyncExecCallback.class));
  }

  @Test
  void anAbortClosesTheConnectionThatTheExchangeGoesOver() throws Exception {
    reachConnection();
    assertThat(connection).isEmpty();
    call.abort();

    assertThat(proceeded).isOne();
    assertThat(connection).containsExactly("discardEndpoint");
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
  }

  @Test
  void anExchangeThatWasAbortedOnTheWayToItsConnectionEndsThere() {
    call.abort();

    assertThatThrownBy(this::reachConnection).isInstanceOf(InterruptedIOException.class);
    assertThat(proceeded).isZero();
  }

  @Test
  void anExchangeThatWasAbortedBeforeItsRequestIsWrittenWritesNone() {
    client.context().setEndpointDetails(new BasicEndpointDetails(null, null, null, null));
    call.abort();

    assertThatThrownBy(() -> client.context().setRequest(new BasicHttpRequest("GET", "/x")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anAbortedExchangeTakesNothingOfTheAnswer() {
    call.abort();

    assertThatThrownBy(() -> client.consumer().consume(ByteBuffer.allocate(1)))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(answer.calls()).containsExactly("failed");
  }

  @Test
  void theElapsedTimeIsThatSinceTheClientHasItsConnection() throws Exception {
    // A wait for the connection, which would show if it counted.
    long sent = System.nanoTime();
    while (System.nanoTime() - sent < 20_000_000) {
      Thread.onSpinWait();
    }
    long connected = System.nanoTime();
    client.context().setEndpointDetails(new BasicEndpointDetails(null, null, null, null));
    client.consumer().consumeResponse(new BasicHttpResponse(200), null, client.context(), null);

    assertThat(answer.head().elapsed().toNanos()).isBetween(0L, System.nanoTime() - connected);
  }

  @Test
  void anUploadThatWaitsForItsConnectionHasNoBuffersYet(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("f"), new byte[100_000]);
    HttpRequest.Builder upload = HttpRequest.builder(HttpUrl.parse("http://e.invalid/x"))
        .method(Method.of("POST"))
        .body(RequestBody.multipart(List.of(new Part.File("f", file, "f", "a/b"))));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    send(upload);
    long before = threads.getCurrentThreadAllocatedBytes();
    send(upload);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 * 1024);
  }

  @Test
  void anAbortedUploadIsAskedForMoreAndThenRefuses() throws Exception {
    call = send(HttpRequest.builder(HttpUrl.parse("http://e.invalid/x"))
        .method(Method.of("POST"))
        .body(RequestBody.bytes(new byte[100], null)));
    DataStreamChannel blocked = new DataStreamChannel() {
      @Override
      public void requestOutput() {
        connection.add("requestOutput");
      }

      @Override
      public int write(ByteBuffer source) {
        return 0;
      }

      @Override
      public void endStream() {}

      @Override
      public void endStream(List<? extends Header> trailers) {}
    };
    client.producer().produce(blocked);
    call.abort();

    assertThat(connection).containsExactly("requestOutput");
    assertThat(client.producer().available()).isPositive();
    assertThatThrownBy(() -> client.producer().produce(blocked))
        .isInstanceOf(InterruptedIOException.class);
  }
}
