package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Proxy;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.JettyServer;
import dev.earthshine.http.testing.TestIdentity;
import dev.earthshine.http.testing.TestProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HcTlsTest {
  private static @Nullable TestIdentity identity;

  private @Nullable JettyServer server;
  private @Nullable HcReactor reactor;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    identity = TestIdentity.make(directory);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (reactor != null) {
      reactor.close();
    }
  }

  private static TestIdentity identity() {
    return Objects.requireNonNull(identity);
  }

  private HttpUrl serve(boolean http2) throws Exception {
    return serve(http2, false);
  }

  private HttpUrl serve(boolean http2, boolean asksClient) throws Exception {
    JettyServer started = JettyServer.start(identity().both(), http2, asksClient);
    server = started;
    started.route("/path", HcTlsTest::echo).route("/silent", (request, response, done) -> {});
    return HttpUrl.parse(started.url("/path?q=1"));
  }

  /** Sends the body back, and in a header what was seen. */
  private static void echo(Request request, Response response, Callback done) {
    response
        .getHeaders()
        .add(
            "X-Seen",
            request.getMethod() + " " + request.getHttpURI().getPathQuery() + " "
                + request.getHttpURI().getAuthority());
    Content.copy(request, response, done);
  }

  private Transport transport(SSLContext context) {
    return transport(HcReactor.start(() -> context));
  }

  private Transport transport(HcReactor started) {
    reactor = started;
    return new HcTransport(
        SharedTransport.timer(),
        new Resolver(Duration.ofSeconds(1)),
        Duration.ofSeconds(60),
        () -> started);
  }

  private static Recorder send(Transport transport, HttpRequest request) {
    Recorder answer = new Recorder();
    transport.send(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({"true, HTTP/2", "false, HTTP/1.1"})
  void theVersionIsNegotiated(boolean http2, String spoken) throws Exception {
    HttpUrl url = serve(http2);
    Transport transport = transport(identity().trusting());
    HttpRequest request = HttpRequest.builder(url)
        .method(Method.of("POST"))
        .headers(Headers.builder()
            .add("X-Name", "grün")
            .add("Connection", "keep-alive")
            .build())
        .body(RequestBody.bytes(new byte[200_000], "a/b"))
        .build();

    for (int i = 0; i < 3; i++) {
      Recorder answer = send(transport, request).awaitEnd();
      assertThat(answer.head().httpVersion()).isEqualTo(spoken);
      assertThat(answer.head().status()).isEqualTo(200);
      assertThat(answer.head().remoteAddress()).isEqualTo(url.authority());
      assertThat(answer.head().headers().first("x-seen"))
          .isEqualTo("POST /path?q=1 " + url.authority());
      assertThat(answer.bytes()).hasSize(200_000);
    }
  }

  @Test
  void anOwnHostIsTheAuthorityOverHttp2() throws Exception {
    HttpRequest request = HttpRequest.builder(serve(true))
        .headers(Headers.builder().add("Host", "127.0.0.1:81").build())
        .build();
    Headers seen =
        send(transport(identity().trusting()), request).awaitEnd().head().headers();

    assertThat(seen.first("x-seen")).isEqualTo("GET /path?q=1 127.0.0.1:81");
  }

  @Test
  void anHttp2BodyStopsAtTheWindowUntilDemanded() throws Exception {
    HttpUrl url = serve(true);
    HttpRequest request = HttpRequest.builder(url)
        .method(Method.of("POST"))
        .body(RequestBody.bytes(new byte[1_000_000], null))
        .build();
    Recorder answer = new Recorder();
    Call call = transport(identity().trusting()).send(request, answer);
    answer.awaitBytes(Call.WINDOW);

    assertThat(answer.bytes()).hasSize(Call.WINDOW);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).hasSize(1_000_000);
  }

  @Test
  void anUnknownCertificateIsATlsFailure() throws Exception {
    HttpUrl url = serve(true);
    HttpFailure failure = send(
            transport(SSLContexts.createDefault()), HttpRequest.builder(url).build())
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
    assertThat(failure.message())
        .isEqualTo("TLS with " + url.authority()
            + " failed: its certificate is not signed by an authority that is trusted");
  }

  @Test
  void aCertificateForAnotherHostIsATlsFailure() throws Exception {
    HttpUrl url = HttpUrl.parse("https://localhost:" + serve(true).port() + "/");
    HttpFailure failure =
        send(transport(identity().trusting()), HttpRequest.builder(url).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
  }

  private static TlsOptions ownAuthority(TlsOptions.@Nullable Identity shown) {
    return new TlsOptions(true, List.of(identity().certificate()), shown, false);
  }

  private static HttpRequest request(HttpUrl url, TlsOptions tls) throws HttpFailure {
    return HttpRequest.builder(url)
        .connection(new ConnectionOptions(null, tls, ConnectionOptions.Version.NEGOTIATED))
        .build();
  }

  @Test
  void anAuthorityOfOnesOwnIsTrusted() throws Exception {
    HttpUrl url = serve(true);
    Transport transport = transport(HcReactor.start());

    assertThat(
            send(transport, request(url, ownAuthority(null))).awaitEnd().head().status())
        .isEqualTo(200);
  }

  @Test
  void withoutVerificationAnythingGoesAndNobodyElseUsesTheConnection() throws Exception {
    HttpUrl url = HttpUrl.parse("https://localhost:" + serve(true).port() + "/");
    Transport transport = transport(HcReactor.start());
    TlsOptions unchecked = new TlsOptions(false, List.of(), null, false);

    send(transport, request(url, unchecked)).awaitEnd();
    assertThat(send(transport, HttpRequest.builder(url).build()).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.TLS);
  }

  @Test
  void aClientCertificateIsShownWhereItIsAskedFor() throws Exception {
    HttpUrl url = serve(true, true);
    Transport transport = transport(HcReactor.start());
    TlsOptions.Identity shown =
        new TlsOptions.Identity(identity().key(), List.of(identity().certificate()));

    send(transport, request(url, ownAuthority(shown))).awaitEnd();
    send(transport, request(url, ownAuthority(null))).awaitFailure();
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, HTTP/1.1", "HTTP_2, HTTP/2", "NEGOTIATED, HTTP/2"})
  void theVersionCanBeSettled(ConnectionOptions.Version version, String spoken) throws Exception {
    HttpUrl url = serve(true);
    Transport transport = transport(identity().trusting());
    HttpRequest request = HttpRequest.builder(url)
        .connection(new ConnectionOptions(null, TlsOptions.STANDARD, version))
        .build();

    for (int i = 0; i < 2; i++) {
      assertThat(send(transport, request).awaitEnd().head().httpVersion()).isEqualTo(spoken);
    }
  }

  private static ConnectionOptions through(TestProxy proxy, @Nullable String authorization)
      throws HttpFailure {
    Proxy way = new Proxy(HttpUrl.parse(proxy.url()), authorization, List.of());
    return new ConnectionOptions(way, TlsOptions.STANDARD, ConnectionOptions.Version.NEGOTIATED);
  }

  @ParameterizedTest
  @CsvSource({"true, HTTP/2", "false, HTTP/1.1"})
  void aTunnelLeadsThroughAProxyAndIsUsedAgain(boolean http2, String spoken) throws Exception {
    HttpUrl url = serve(http2);
    Transport transport = transport(identity().trusting());
    try (TestProxy proxy = TestProxy.start("Basic dTpw")) {
      HttpRequest request =
          HttpRequest.builder(url).connection(through(proxy, "Basic dTpw")).build();
      for (int i = 0; i < 3; i++) {
        assertThat(send(transport, request).awaitEnd().head().httpVersion()).isEqualTo(spoken);
      }
      assertThat(proxy.heads())
          .singleElement()
          .asString()
          .startsWith("CONNECT " + url.authority() + " HTTP/1.1")
          .contains("Proxy-Authorization: Basic dTpw");
    }
  }

  @Test
  void aProxyThatRefusesIsAProxyFailure() throws Exception {
    HttpUrl url = serve(true);
    try (TestProxy proxy = TestProxy.start("Basic dTpw")) {
      HttpFailure failure = send(
              transport(identity().trusting()),
              HttpRequest.builder(url).connection(through(proxy, null)).build())
          .awaitFailure();

      assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROXY);
      assertThat(failure.message())
          .endsWith(" refused a tunnel to " + url.authority() + " with status 407");
    }
  }

  private static HttpRequest silent(HttpUrl url) throws HttpFailure {
    Duration limit = Duration.ofMillis(150);
    return HttpRequest.builder(url.resolve("/silent"))
        .timeouts(new Timeouts(null, limit, null, null, null))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void silenceOverTlsIsAReadTimeoutWhateverTheVersion(boolean http2) throws Exception {
    HttpUrl url = serve(http2);
    Transport transport = transport(identity().trusting());

    HttpFailure failure = send(transport, silent(url)).awaitFailure();
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(failure.message()).endsWith(" sent no answer within 0.15 s");
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortingOverTlsFreesAWarmConnectionWhateverTheVersion(boolean http2) throws Exception {
    HttpUrl url = serve(http2);
    HcReactor started = HcReactor.start(() -> identity().trusting());
    Transport transport = transport(started);
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
    Recorder answer = new Recorder();
    Call call = transport.send(HttpRequest.builder(url.resolve("/silent")).build(), answer);
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(started.pool().getTotalStats().getLeased()).isZero();
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
  }
}
