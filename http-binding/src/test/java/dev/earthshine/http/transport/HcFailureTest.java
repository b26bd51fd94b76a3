package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.message.RequestBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections and uploads that fail or are broken off. */
final class HcFailureTest extends OwnReactorTest {
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
