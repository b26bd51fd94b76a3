package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.RecordedRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTransportTest extends ServedTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  private final CloseableHttpAsyncClient client =
      ClientTransport.prepare(withOneConnection()).build();
  private final Transport transport = new ClientTransport(client, SharedTransport.timer());

  private static HttpAsyncClientBuilder withOneConnection() {
    return HttpAsyncClients.custom()
        .disableAutomaticRetries()
        .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(1)
            .build());
  }

  @BeforeEach
  void startClient() {
    client.start();
  }

  @AfterEach
  void closeClient() {
    client.close(CloseMode.IMMEDIATE);
  }

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return transport.send(request, listener);
  }

  @Test
  void aRequestGoesOutWithItsHeadersAndBody() throws Exception {
    byte[] body = new byte[300_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    send(request("/echo?a=b%20c")
            .method(Method.of("POST"))
            .headers(Headers.builder().add("X-Twice", "1").add("X-Twice", "2").build())
            .body(RequestBody.bytes(body, "a/b"))
            .build())
        .awaitEnd();

    RecordedRequest sent = server.requests().get(0);
    assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /echo?a=b%20c");
    assertThat(sent.headers("X-Twice")).containsExactly("1", "2");
    assertThat(sent.headers("Content-Type")).containsExactly("a/b");
    assertThat(sent.headers("Content-Length")).containsExactly("300000");
    assertThat(sent.headers("Host")).containsExactly("127.0.0.1:" + server.port());
    assertThat(sent.body()).isEqualTo(body);
  }

  @Test
  void aHostHeaderChangesNotWhereTheRequestGoes() throws Exception {
    send(request("/echo")
            .headers(Headers.builder().add("Host", "e.invalid").build())
            .build())
        .awaitEnd();

    assertThat(server.requests().get(0).headers("Host")).containsExactly("e.invalid");
  }

  @Test
  void theAnswerIsHeardWithItsTrailers() throws Exception {
    Recorder answer = send(request("/chunked?n=3").build()).awaitEnd();

    assertThat(answer.head().status()).isEqualTo(200);
    assertThat(answer.head().remoteAddress()).isEqualTo("127.0.0.1:" + server.port());
    assertThat(answer.text()).isEqualTo("chunk 1;chunk 2;chunk 3;");
    assertThat(answer.trailers().first("X-Sum")).isEqualTo("3");
  }

  @Test
  void redirectsCookiesAndCodingsAreNotTheClients() throws Exception {
    assertThat(send(request("/redirect/1").build()).awaitEnd().head().status()).isEqualTo(302);
    send(request("/headers").build()).awaitEnd();
    Recorder packed = send(request("/gzip").build()).awaitEnd();

    assertThat(packed.head().headers().first("Content-Encoding")).isEqualTo("gzip");
    assertThat(server.requests()).hasSize(3).allSatisfy(sent -> {
      assertThat(sent.header("Cookie")).isNull();
      assertThat(sent.header("Accept-Encoding")).isNull();
    });
  }

  @Test
  void aNeverDemandedBodyStopsAtTheWindow() throws Exception {
    Recorder answer = new Recorder();
    Call call = begin(request("/bytes/5000000").build(), answer);
    answer.awaitBytes(Call.WINDOW);
    call.demand(100_000);
    answer.awaitBytes(Call.WINDOW + 100_000);

    assertThat(answer.bytes().length).isLessThan(Call.WINDOW + 100_000 + 2 * 65_536);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).hasSize(5_000_000);
  }

  @Test
  void aBodyComesWholeThroughANarrowWindowOfTheHosts() throws Exception {
    try (CloseableHttpAsyncClient narrow = HttpAsyncClients.custom()
        .setHttp1Config(Http1Config.custom().setInitialWindowSize(16_384).build())
        .build()) {
      narrow.start();
      Recorder answer = new Recorder();
      new ClientTransport(narrow, SharedTransport.timer())
          .send(request("/bytes/500000").build(), answer)
          .demand(Long.MAX_VALUE);

      assertThat(answer.awaitEnd().bytes()).hasSize(500_000);
    }
  }

  @Test
  void abortingClosesTheConnection() throws Exception {
    Recorder answer = new Recorder();
    Call call = begin(request("/slow").build(), answer);
    server.awaitRequest(1);
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    server.awaitBrokenOff(1);
  }

  @Test
  void abortingClosesAConnectionThatWasUsedBefore() throws Exception {
    send(request("/echo").build()).awaitEnd();
    Recorder answer = new Recorder();
    Call call = begin(request("/slow").build(), answer);
    server.awaitRequest(2);
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    server.awaitBrokenOff(1);
    assertThat(server.connections()).isOne();
  }

  @Test
  void abortingAnAnswerThatNobodyReadsClosesItsConnection() throws Exception {
    Recorder answer = new Recorder();
    Call call = begin(request("/bytes/50000000").build(), answer);
    answer.awaitBytes(Call.WINDOW);
    call.abort();

    server.awaitBrokenOff(1);
  }

  @Test
  void aClientThatWasNotPreparedClosesAConnectionWhenTheServerSpeaks() throws Exception {
    try (CloseableHttpAsyncClient plain = withOneConnection().build()) {
      plain.start();
      Transport over = new ClientTransport(plain, SharedTransport.timer());
      over.send(request("/echo").build(), new Recorder()).demand(1);
      Call call = over.send(request("/slow").build(), new Recorder());
      server.awaitRequest(2);
      call.abort();
      server.release();
      Recorder next = new Recorder();
      over.send(request("/echo").build(), next).demand(Long.MAX_VALUE);

      assertThat(next.awaitEnd().head().status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void silenceIsAReadTimeout() throws Exception {
    HttpFailure failure =
        send(request("/slow").timeouts(Timeouts.of(SHORT)).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    server.awaitBrokenOff(1);
  }

  @Test
  void waitingForAFreeConnectionEndsInATimeout() throws Exception {
    Recorder first = send(request("/slow").build());
    server.awaitRequest(1);
    HttpFailure failure =
        send(request("/echo").timeouts(Timeouts.of(SHORT)).build()).awaitFailure();

    assertThat(failure.kind().is("timeout")).isTrue();
    assertThat(failure.message()).startsWith("no connection to 127.0.0.1:" + server.port());
    server.release();
    assertThat(first.awaitEnd().text()).isEqualTo("late");
  }

  @Test
  void aRefusedConnectionIsAConnectFailure() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    HttpFailure failure = send(HttpRequest.builder(HttpUrl.parse("http://127.0.0.1:" + port + "/x"))
            .build())
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CONNECT);
    assertThat(failure.message()).isEqualTo("connection to 127.0.0.1:" + port + " refused");
  }

  @Test
  void aBodyCutShortIsAResetAfterItsData() throws Exception {
    Recorder answer = send(request("/drop").build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.bytes()).hasSize(10);
  }

  @Test
  void anOptionTheClientDecidesIsRefused() throws Exception {
    ConnectionOptions options =
        new ConnectionOptions(null, TlsOptions.STANDARD, ConnectionOptions.Version.HTTP_2);
    HttpFailure failure = send(request("/echo").connection(options).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.INVALID_OPTION);
    assertThat(failure.message()).startsWith("option http_version cannot be set");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aClientThatWasNotStartedFailsTheRequest() throws Exception {
    try (CloseableHttpAsyncClient idle = HttpAsyncClients.createDefault()) {
      Recorder answer = new Recorder();
      new ClientTransport(idle, SharedTransport.timer()).send(request("/echo").build(), answer);

      assertThat(answer.awaitFailure().message())
          .isEqualTo("the host's HTTP client has not been started");
    }
  }

  @Test
  void aClosedClientFailsTheRequest() throws Exception {
    client.close(CloseMode.IMMEDIATE);
    HttpFailure failure = send(request("/echo").build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TRANSPORT);
    assertThat(failure.message()).isEqualTo("the host's HTTP client is closed");
  }
}
