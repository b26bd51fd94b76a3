package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
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
    serverSide = SSLContexts.custom().loadKeyMaterial(keys, PASSWORD).build();
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
    HttpAsyncServer started = H2ServerBootstrap.bootstrap()
        .setVersionPolicy(versions)
        .setTlsStrategy(new H2ServerTlsStrategy(serverSide))
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
    HcReactor started = HcReactor.start(() -> context);
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
    assertThat(failure.message()).startsWith("TLS with " + url.authority() + " failed: ");
  }

  @Test
  void aCertificateForAnotherHostIsATlsFailure() throws Exception {
    HttpUrl url =
        HttpUrl.parse("https://localhost:" + serve(HttpVersionPolicy.NEGOTIATE).port() + "/");
    HttpFailure failure =
        send(transport(given(clientSide)), HttpRequest.builder(url).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
  }

  /** Sends the body back, and in a header what it saw. */
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
      byte[] body =
          message.getBody() == null ? "".getBytes(StandardCharsets.US_ASCII) : message.getBody();
      trigger.submitResponse(
          AsyncResponseBuilder.create(200)
              .addHeader(
                  "X-Seen", head.getMethod() + " " + head.getPath() + " " + head.getAuthority())
              .setEntity(body, ContentType.APPLICATION_OCTET_STREAM)
              .build(),
          context);
    }
  }
}
