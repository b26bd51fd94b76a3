package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.message.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HcFailureTest extends ServedTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  private final HcReactor reactor = HcReactor.start();
  private final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1), this::lookUp),
      Duration.ofSeconds(60),
      () -> reactor);

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    if (host.equals("two.test")) {
      return new InetAddress[] {
        InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), InetAddress.getLoopbackAddress()
      };
    }
    return InetAddress.getAllByName(host);
  }

  @AfterEach
  void stopReactor() {
    reactor.close();
  }

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return transport.send(request, listener);
  }

  private Recorder answeredWith(String raw) throws Exception {
    server.route(
        "/raw", (asked, reply) -> reply.close().raw(raw.getBytes(StandardCharsets.ISO_8859_1)));
    return send(request("/raw").build());
  }

  @Test
  void aRefusedConnectionNamesThePeer() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    HttpFailure failure = send(HttpRequest.builder(HttpUrl.parse("http://127.0.0.1:" + port + "/x"))
            .build())
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CONNECT);
    assertThat(failure.message()).isEqualTo("connection to 127.0.0.1:" + port + " refused");
    assertThat(failure.method()).isEqualTo("GET");
    assertThat(failure.url()).isEqualTo("http://127.0.0.1:" + port + "/x");
    assertThat(failure.getCause()).isNotNull();
  }

  @Test
  void anUnknownHostIsADnsFailure() throws Exception {
    HttpFailure failure = send(HttpRequest.builder(HttpUrl.parse("http://no-such-host.invalid/"))
            .build())
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.DNS);
    assertThat(failure.message()).isEqualTo("host no-such-host.invalid has no address");
  }

  @Test
  void aBodyCutShortIsAResetAfterItsData() throws Exception {
    Recorder answer = send(request("/drop").build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.bytes()).hasSize(10);
  }

  @Test
  void aMissingLastChunkIsAReset() throws Exception {
    Recorder answer =
        answeredWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.text()).isEqualTo("hello");
  }

  @Test
  void aBrokenChunkIsAProtocolFailureAfterTheDataBeforeIt() throws Exception {
    server.route(
        "/broken",
        (asked, reply) ->
            reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"
                .getBytes(StandardCharsets.US_ASCII)));
    Recorder answer = send(request("/broken").build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertThat(answer.text()).isEqualTo("hello");
  }

  @Test
  void anAnswerCutAnywhereIsAResetAfterTheDataBeforeTheCut() throws Exception {
    String whole = """
        HTTP/1.1 200 OK
        Transfer-Encoding: chunked
        X: 1

        5
        hello
        4;x=y
         you
        0
        """.replace("\n", "\r\n");
    int body = whole.indexOf("hello");
    for (int cut = 1; cut < whole.length(); cut++) {
      Recorder answer = answeredWith(whole.substring(0, cut));

      assertThat(answer.awaitFailure().kind())
          .as("cut at %d", cut)
          .isEqualTo(HttpFailure.Kind.RESET);
      assertThat("hello you").startsWith(answer.text());
      if (cut >= body + 5) {
        assertThat(answer.text()).as("cut at %d", cut).startsWith("hello");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "200 OK"})
  void aHeadThatIsCutOffIsNoAnswer(String status) throws Exception {
    HttpFailure failure = answeredWith("HTTP/1.0 " + status + "\r\nX: 1\r\n").awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(failure.message()).endsWith("the head is cut off");
  }

  @Test
  void aPieceOfALineBeyondTheAnswerDoesNotSpoilTheNextOne() throws Exception {
    server.route(
        "/surplus",
        (asked, reply) -> reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP"
            .getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < 20; i++) {
      assertThat(send(request("/surplus").build()).awaitEnd().text()).isEqualTo("ok");
      assertThat(send(request("/status/200").build()).awaitEnd().text()).isEqualTo("200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsAProtocolFailure(String raw) throws Exception {
    assertThat(answeredWith(raw).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsWhole() throws Exception {
    assertThat(answeredWith("HTTP/1.0 200 OK\r\n\r\nall of it").awaitEnd().text())
        .isEqualTo("all of it");
  }

  @Test
  void silenceIsAReadTimeout() throws Exception {
    HttpFailure failure =
        send(request("/slow").timeouts(Timeouts.of(SHORT)).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(failure.kind().is("timeout")).isTrue();
    assertThat(failure.message())
        .isEqualTo("127.0.0.1:" + server.port() + " sent nothing for 0.15 s");
    server.awaitBrokenOff(1);
  }

  @Test
  void silenceAfterTheHeadIsAReadTimeout() throws Exception {
    Recorder answer =
        send(request("/slow?after=head").timeouts(Timeouts.of(SHORT)).build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
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
  void abortingInTheTlsHandshakeFreesTheConnection() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpUrl url = HttpUrl.parse("https://127.0.0.1:" + silent.getLocalPort() + "/");
      Recorder answer = new Recorder();
      Call call = transport.send(HttpRequest.builder(url).build(), answer);
      try (Socket accepted = silent.accept()) {
        // The client's first byte shows that it is in the handshake.
        assertThat(accepted.getInputStream().read()).isNotNegative();
        call.abort();
      }

      assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
      assertThat(leased()).isZero();
    }
  }

  @Test
  void aTrustStoreThatCannotBeReadIsATlsFailureAtOnce(@TempDir Path directory) throws Exception {
    Path broken = Files.writeString(directory.resolve("store"), "no key store");
    String property = "javax.net.ssl.trustStore";
    String before = System.getProperty(property);
    System.setProperty(property, broken.toString());
    try {
      HttpUrl url = HttpUrl.parse("https://127.0.0.1:" + server.port() + "/");
      HttpFailure failure = send(HttpRequest.builder(url).build()).awaitFailure();

      assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
      assertThat(failure.message()).contains("TLS cannot be set up: ");
      assertThat(failure).hasRootCauseInstanceOf(IOException.class);
      assertThat(leased()).isZero();
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
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
  void aLargeHeadWithinTheLimitsIsHeard() throws Exception {
    String head = "X-Large: " + "v".repeat(60_000) + "\r\n" + "X-Many: v\r\n".repeat(900);

    assertThat(answeredWith("HTTP/1.1 204 OK\r\n" + head + "\r\n")
            .awaitEnd()
            .head()
            .headers()
            .all("X-Many"))
        .hasSize(900);
  }

  @ParameterizedTest
  @CsvSource({"1, 70000", "1001, 1", "20, 60000"})
  void aHeadBeyondTheLimitsIsAProtocolFailureThatNamesThem(int headers, int length)
      throws Exception {
    String value = "v".repeat(length);
    HttpFailure failure = answeredWith(
            "HTTP/1.1 204 OK\r\n" + ("X: " + value + "\r\n").repeat(headers) + "\r\n")
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertThat(failure.message())
        .endsWith(" sent too large a head: a line may have 65536 bytes, a head 1000 headers and"
            + " 1048576 bytes");
  }

  /** How many connections the pool believes are in use. */
  private int leased() {
    return reactor.pool().getTotalStats().getLeased();
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

  @Test
  void abortingClosesAFreshConnectionAtOnce() throws Exception {
    Recorder answer = new Recorder();
    Call call = transport.send(request("/slow").build(), answer);
    server.awaitRequest(1);
    call.abort();
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    server.awaitBrokenOff(1);
    assertThat(answer.calls()).containsExactly("failed");
    assertThat(leased()).isZero();
  }

  @Test
  void abortingClosesAWarmConnectionAtOnceInMidBody() throws Exception {
    send(request("/echo").build()).awaitEnd();
    Recorder answer = new Recorder();
    Call call = transport.send(request("/slow?after=head").build(), answer);
    answer.awaitBytes(6);
    call.abort();

    server.awaitBrokenOff(1);
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(answer.calls()).containsExactly("head", "data", "failed");
    send(request("/echo").build()).awaitEnd();
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void bytesBeyondTheAnswerNeverBecomeTheNextOne() throws Exception {
    server.route(
        "/surplus",
        (asked, reply) -> reply.raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
                .getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < 20; i++) {
      assertThat(send(request("/surplus").build()).awaitEnd().text()).isEqualTo("ok");
      assertThat(send(request("/status/200").build()).awaitEnd().text()).isEqualTo("200");
    }
  }

  @Test
  void lengthAndChunksTogetherEndTheConnection() throws Exception {
    server.route(
        "/both",
        (asked, reply) -> reply.raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII)));
    send(request("/both").build()).awaitEnd();
    send(request("/echo").build()).awaitEnd();

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aPooledConnectionTheServerClosesIsReplacedUnnoticed() throws Exception {
    server.route("/close", (asked, reply) -> reply.close().send("bye"));
    for (int i = 0; i < 30; i++) {
      assertThat(send(request("/close").build()).awaitEnd().text()).isEqualTo("bye");
    }
    assertThat(server.connections()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void aConnectionWithCloseIsNotUsedAgain() throws Exception {
    server.route(
        "/close", (asked, reply) -> reply.close().header("Connection", "close").send("bye"));
    for (int i = 0; i < 5; i++) {
      send(request("/close").method(Method.of("POST")).build()).awaitEnd();
    }
    assertThat(server.connections()).isEqualTo(5);
  }

  @Test
  void anEarlyRefusalOfAnUploadIsHeard() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpRequest request = HttpRequest.builder(
              HttpUrl.parse("http://127.0.0.1:" + listening.getLocalPort() + "/"))
          .method(Method.of("POST"))
          .body(RequestBody.bytes(new byte[20_000_000], null))
          .build();
      Recorder answer = send(request);
      try (var socket = listening.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 413 Too Big\r\nContent-Length: 3\r\n\r\nno!"
                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();

        assertThat(answer.awaitEnd().head().status()).isEqualTo(413);
        assertThat(answer.text()).isEqualTo("no!");
      }
    }
  }

  /** Where part of the upload is unread when the server closes, the kernel resets the connection. */
  @Test
  void aRefusalIsHeardThoughTheConnectionIsResetAfterIt() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpRequest request = HttpRequest.builder(
              HttpUrl.parse("http://127.0.0.1:" + listening.getLocalPort() + "/"))
          .method(Method.of("POST"))
          .body(RequestBody.bytes(new byte[5_000_000], null))
          .build();
      for (int i = 0; i < 50; i++) {
        Recorder answer = send(request);
        try (Socket socket = listening.accept()) {
          socket.getInputStream().readNBytes(i * 10_000);
          socket
              .getOutputStream()
              .write("HTTP/1.1 413 Too Big\r\nContent-Length: 3\r\n\r\nno!"
                  .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(answer.awaitEnd().text()).isEqualTo("no!");
      }
    }
  }

  @Test
  void aListenerThatThrowsAnErrorHarmsNobodyElse() throws Exception {
    for (int i = 0; i < 8; i++) {
      Recorder answer = new Recorder();
      transport.send(request("/echo").build(), new ForwardingListener(answer) {
        @Override
        public void data(byte[] chunk) {
          throw new StackOverflowError("listener");
        }
      });
      assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TRANSPORT);
    }
    send(request("/echo").build()).awaitEnd();
  }

  @Test
  void aMultipartUploadStreamsItsFiles(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("daten.bin"), new byte[1_000_000]);
    RequestBody body = RequestBody.multipart(List.of(
        new Part.Field("k", "v".getBytes(StandardCharsets.UTF_8), null, null),
        Part.File.of("f", file)));
    send(request("/echo").method(Method.of("POST")).body(body).build()).awaitEnd();

    var sent = server.requests().get(0);
    assertThat(sent.header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(sent.body().length).isGreaterThan(1_000_000);
    assertThat(sent.text())
        .contains(
            "name=\"f\"; filename=\"daten.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n");
  }

  @Test
  void aFileThatIsGoneWhenSentFailsNamingIt(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "x");
    RequestBody body = RequestBody.multipart(List.of(Part.File.of("f", file)));
    Files.delete(file);

    HttpFailure failure =
        send(request("/echo").method(Method.of("POST")).body(body).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.BODY);
    assertThat(failure.message()).isEqualTo("file " + file + " does not exist");
    assertThat(server.connections()).isZero();
  }
}
