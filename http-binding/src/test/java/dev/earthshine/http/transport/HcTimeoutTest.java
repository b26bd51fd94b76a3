package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.message.Timeouts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Each limit on the time of an exchange. */
final class HcTimeoutTest extends OwnReactorTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  @Test
  void silenceIsAReadTimeout() throws Exception {
    HttpFailure failure =
        send(request("/slow").timeouts(Timeouts.of(SHORT)).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(failure.kind().is("timeout")).isTrue();
    assertThat(failure.message())
        .isEqualTo("127.0.0.1:" + server.port() + " sent no answer within 0.15 s");
    server.awaitBrokenOff(1);
  }

  @Test
  void silenceAfterTheHeadIsAReadTimeout() throws Exception {
    Recorder answer =
        send(request("/slow?after=head").timeouts(Timeouts.of(SHORT)).build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(answer.awaitFailure().message()).endsWith(" sent nothing for 0.15 s");
    assertThat(answer.text()).isEqualTo("early ");
  }

  @Test
  void aServerThatTakesNothingIsAWriteTimeout() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpRequest request = HttpRequest.builder(
              HttpUrl.parse("http://127.0.0.1:" + deaf.getLocalPort() + "/"))
          .method(Method.of("POST"))
          .body(RequestBody.bytes(new byte[40_000_000], null))
          .timeouts(new Timeouts(null, null, SHORT, null, null))
          .build();

      assertThat(send(request).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.WRITE_TIMEOUT);
    }
  }

  /** A script supplies a piece after it was asked for, when the connection may have no reason to call for more. */
  @Test
  void aServerThatTakesNoMoreOfASuppliedBodyIsAWriteTimeout() throws Exception {
    ExecutorService script = Executors.newSingleThreadExecutor();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AtomicReference<SuppliedBody> body = new AtomicReference<>();
      body.set(new SuppliedBody(new SuppliedBody.Source() {
        @Override
        public void next() {
          script.execute(() -> Objects.requireNonNull(body.get()).supply(new byte[4096]));
        }

        @Override
        public void close() {}
      }));
      HttpRequest request = HttpRequest.builder(
              HttpUrl.parse("http://127.0.0.1:" + deaf.getLocalPort() + "/"))
          .method(Method.of("POST"))
          .body(Objects.requireNonNull(body.get()))
          .timeouts(new Timeouts(null, null, SHORT, null, null))
          .build();

      assertThat(send(request).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.WRITE_TIMEOUT);
    } finally {
      script.shutdownNow();
    }
  }

  @Test
  void aSilentTlsPeerIsAConnectTimeout() throws Exception {
    HttpUrl url = HttpUrl.parse("https://127.0.0.1:" + server.port() + "/");
    Timeouts timeouts = new Timeouts(SHORT, null, null, null, null);
    Recorder answer = send(HttpRequest.builder(url).timeouts(timeouts).build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.CONNECT_TIMEOUT);
    assertThat(leased()).isZero();
  }

  @Test
  void aDeadAddressLeavesTimeForTheNext() throws Exception {
    InetAddress dead = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    // A full backlog makes the kernel drop further connections in silence.
    try (ServerSocket full = new ServerSocket(server.port(), 1, dead);
        Socket first = new Socket(dead, server.port());
        Socket second = new Socket(dead, server.port())) {
      assertThat(full.getLocalPort()).isEqualTo(second.getPort()).isEqualTo(first.getPort());
      HttpUrl url = HttpUrl.parse("http://two.test:" + server.port() + "/status/200");
      Timeouts timeouts = new Timeouts(Duration.ofSeconds(1), null, null, null, null);

      Recorder answer = send(HttpRequest.builder(url).timeouts(timeouts).build());

      assertThat(answer.awaitEnd().head().remoteAddress()).isEqualTo("127.0.0.1:" + server.port());
    }
  }

  @Test
  void waitingForAConnectionIsAPoolTimeout() throws Exception {
    Recorder[] busy = new Recorder[64];
    for (int i = 0; i < busy.length; i++) {
      busy[i] = send(request("/slow").build());
    }
    server.awaitRequest(busy.length);
    Timeouts timeouts = new Timeouts(null, null, null, SHORT, null);

    HttpFailure failure = send(request("/echo").timeouts(timeouts).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.POOL_TIMEOUT);
    server.release();
    for (Recorder recorder : busy) {
      recorder.awaitEnd();
    }
    send(request("/echo").build()).awaitEnd();
  }

  @Test
  void aConsumerThatDoesNotDemandIsNoReadTimeout() throws Exception {
    Recorder answer = new Recorder();
    Timeouts timeouts = new Timeouts(null, Duration.ofSeconds(1), null, null, null);
    Call call = transport.send(request("/bytes/5000000").timeouts(timeouts).build(), answer);
    answer.awaitBytes(Call.WINDOW);
    // A second exchange that does time out shows that the first one's limit has passed.
    send(request("/slow").timeouts(timeouts).build()).awaitFailure();
    call.demand(Long.MAX_VALUE);

    assertThat(answer.awaitEnd().bytes()).hasSize(5_000_000);
  }
}
