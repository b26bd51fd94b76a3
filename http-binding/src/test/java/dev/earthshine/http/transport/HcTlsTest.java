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
import dev.earthshine.http.testing.TestProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HcTlsTest {
  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir
  static Path directory;

  private static @Nullable SSLContext serverSide;
  private static @Nullable SSLContext clientSide;

  private static @Nullable X509Certificate certificate;
  private static @Nullable PrivateKey key;

  private @Nullable HttpAsyncServer server;
  private @Nullable HcReactor reactor;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = directory.resolve("store.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "test",
            "-keyalg",
            "EC",
            "-dname",
            "CN=test",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD))
        .redirectErrorStream(true)
        .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    certificate = (X509Certificate) keys.getCertificate("test");
    key = (PrivateKey) keys.getKey("test", PASSWORD);
    serverSide = SSLContexts.custom()
        .loadKeyMaterial(keys, PASSWORD)
        .loadTrustMaterial(keys, null)
        .build();
    clientSide = SSLContexts.custom().loadTrustMaterial(keys, null).build();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close(CloseMode.IMMEDIATE);
    }
    if (reactor != null) {
      reactor.close();
    }
  }

  private HttpUrl serve(HttpVersionPolicy versions) throws Exception {
    return serve(versions, false);
  }

  private HttpUrl serve(HttpVersionPolicy versions, boolean asksClient) throws Exception {
    HttpAsyncServer started = H2ServerBootstrap.bootstrap()
        .setVersionPolicy(versions)
        .setTlsStrategy(new H2ServerTlsStrategy(
            serverSide, (endpoint, engine) -> engine.setNeedClientAuth(asksClient), null))
        .register("127.0.0.1", "*", new Echo())
        .create();
    server = started;
    started.start();
    InetSocketAddress address = (InetSocketAddress) started
        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
        .get(10, TimeUnit.SECONDS)
        .getAddress();
    return HttpUrl.parse("https://127.0.0.1:" + address.getPort() + "/path?q=1");
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

  private static SSLContext given(@Nullable SSLContext context) {
    return Objects.requireNonNull(context);
  }

  private static Recorder send(Transport transport, HttpRequest request) {
    Recorder answer = new Recorder();
    transport.send(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({"NEGOTIATE, HTTP/2", "FORCE_HTTP_1, HTTP/1.1"})
  void theVersionIsNegotiated(HttpVersionPolicy versions, String spoken) throws Exception {
    HttpUrl url = serve(versions);
    Transport transport = transport(given(clientSide));
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
    HttpRequest request = HttpRequest.builder(serve(HttpVersionPolicy.NEGOTIATE))
        .headers(Headers.builder().add("Host", "127.0.0.1:81").build())
        .build();
    Headers seen = send(transport(given(clientSide)), request).awaitEnd().head().headers();

    assertThat(seen.first("x-seen")).isEqualTo("GET /path?q=1 127.0.0.1:81");
    assertThat(seen.first("x-hosts")).isEqualTo("0");
  }

  @Test
  void anHttp2BodyStopsAtTheWindowUntilDemanded() throws Exception {
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE);
    HttpRequest request = HttpRequest.builder(url)
        .method(Method.of("POST"))
        .body(RequestBody.bytes(new byte[1_000_000], null))
        .build();
    Recorder answer = new Recorder();
    Call call = transport(given(clientSide)).send(request, answer);
    answer.awaitBytes(Call.WINDOW);

    assertThat(answer.bytes()).hasSize(Call.WINDOW);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).hasSize(1_000_000);
  }

  @Test
  void anUnknownCertificateIsATlsFailure() throws Exception {
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE);
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
    HttpUrl url =
        HttpUrl.parse("https://localhost:" + serve(HttpVersionPolicy.NEGOTIATE).port() + "/");
    HttpFailure failure =
        send(transport(given(clientSide)), HttpRequest.builder(url).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
  }

  private static TlsOptions ownAuthority(TlsOptions.@Nullable Identity identity) {
    return new TlsOptions(true, List.of(Objects.requireNonNull(certificate)), identity, false);
  }

  private static HttpRequest request(HttpUrl url, TlsOptions tls) throws HttpFailure {
    return HttpRequest.builder(url)
        .connection(new ConnectionOptions(null, tls, ConnectionOptions.Version.NEGOTIATED))
        .build();
  }

  @Test
  void anAuthorityOfOnesOwnIsTrusted() throws Exception {
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE);
    Transport transport = transport(HcReactor.start());

    assertThat(
            send(transport, request(url, ownAuthority(null))).awaitEnd().head().status())
        .isEqualTo(200);
  }

  @Test
  void withoutVerificationAnythingGoesAndNobodyElseUsesTheConnection() throws Exception {
    HttpUrl url =
        HttpUrl.parse("https://localhost:" + serve(HttpVersionPolicy.NEGOTIATE).port() + "/");
    Transport transport = transport(HcReactor.start());
    TlsOptions unchecked = new TlsOptions(false, List.of(), null, false);

    send(transport, request(url, unchecked)).awaitEnd();
    assertThat(send(transport, HttpRequest.builder(url).build()).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.TLS);
  }

  @Test
  void aClientCertificateIsShownWhereItIsAskedFor() throws Exception {
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE, true);
    Transport transport = transport(HcReactor.start());
    TlsOptions.Identity identity = new TlsOptions.Identity(
        Objects.requireNonNull(key), List.of(Objects.requireNonNull(certificate)));

    send(transport, request(url, ownAuthority(identity))).awaitEnd();
    send(transport, request(url, ownAuthority(null))).awaitFailure();
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, HTTP/1.1", "HTTP_2, HTTP/2", "NEGOTIATED, HTTP/2"})
  void theVersionCanBeSettled(ConnectionOptions.Version version, String spoken) throws Exception {
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE);
    Transport transport = transport(given(clientSide));
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
  @CsvSource({"NEGOTIATE, HTTP/2", "FORCE_HTTP_1, HTTP/1.1"})
  void aTunnelLeadsThroughAProxyAndIsUsedAgain(HttpVersionPolicy versions, String spoken)
      throws Exception {
    HttpUrl url = serve(versions);
    Transport transport = transport(given(clientSide));
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
    HttpUrl url = serve(HttpVersionPolicy.NEGOTIATE);
    try (TestProxy proxy = TestProxy.start("Basic dTpw")) {
      HttpFailure failure = send(
              transport(given(clientSide)),
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
  @CsvSource({"NEGOTIATE", "FORCE_HTTP_1"})
  void silenceOverTlsIsAReadTimeoutWhateverTheVersion(HttpVersionPolicy versions) throws Exception {
    HttpUrl url = serve(versions);
    Transport transport = transport(given(clientSide));

    HttpFailure failure = send(transport, silent(url)).awaitFailure();
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(failure.message()).endsWith(" sent nothing for 0.15 s");
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
  }

  @ParameterizedTest
  @CsvSource({"NEGOTIATE", "FORCE_HTTP_1"})
  void abortingOverTlsFreesAWarmConnectionWhateverTheVersion(HttpVersionPolicy versions)
      throws Exception {
    HttpUrl url = serve(versions);
    HcReactor started = HcReactor.start(() -> given(clientSide));
    Transport transport = transport(started);
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
    Recorder answer = new Recorder();
    Call call = transport.send(HttpRequest.builder(url.resolve("/silent")).build(), answer);
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(started.pool().getTotalStats().getLeased()).isZero();
    send(transport, HttpRequest.builder(url).build()).awaitEnd();
  }

  /** Sends the body back, and in a header what it saw; says nothing to {@code /silent}. */
  private static final class Echo
      implements AsyncServerRequestHandler<Message<org.apache.hc.core5.http.HttpRequest, byte[]>> {
    @Override
    public AsyncRequestConsumer<Message<org.apache.hc.core5.http.HttpRequest, byte[]>> prepare(
        org.apache.hc.core5.http.HttpRequest request, EntityDetails entity, HttpContext context) {
      return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
    }

    @Override
    public void handle(
        Message<org.apache.hc.core5.http.HttpRequest, byte[]> message,
        ResponseTrigger trigger,
        HttpContext context)
        throws HttpException, IOException {
      var head = message.getHead();
      if (head.getPath().equals("/silent")) {
        return;
      }
      byte[] body =
          message.getBody() == null ? "".getBytes(StandardCharsets.US_ASCII) : message.getBody();
      trigger.submitResponse(
          AsyncResponseBuilder.create(200)
              .addHeader("X-Hosts", Integer.toString(head.countHeaders("host")))
              .addHeader(
                  "X-Seen", head.getMethod() + " " + head.getPath() + " " + head.getAuthority())
              .setEntity(body, ContentType.APPLICATION_OCTET_STREAM)
              .build(),
          context);
    }
  }
}
