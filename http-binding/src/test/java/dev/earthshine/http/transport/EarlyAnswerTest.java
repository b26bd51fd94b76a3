package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.testing.ScriptedPeer;
import java.io.EOFException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer an upload before they have read it: what they said is what counts. */
final class EarlyAnswerTest extends JettyTest {
  @Test
  void anAnswerInMidUploadIsHeard() throws Exception {
    server.route("/refuse", (request, response, done) -> {
      response.setStatus(413);
      response.write(true, ByteBuffer.wrap(new byte[] {'n', 'o'}), done);
    });
    HttpRequest upload = request("/refuse")
        .method(Method.of("POST"))
        .body(RequestBody.bytes(new byte[5_000_000], null))
        .build();
    for (int i = 0; i < 20; i++) {
      Recorder answer = send(upload).awaitEnd();

      assertThat(answer.head().status()).isEqualTo(413);
      assertThat(answer.text()).isEqualTo("no");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHostsClientLetsGoOfAConnectionThatWasAnsweredInMidUpload(boolean isPrepared)
      throws Exception {
    HttpAsyncClientBuilder builder = HttpAsyncClients.custom();
    try (CloseableHttpAsyncClient client =
            (isPrepared ? ClientTransport.prepare(builder) : builder).build();
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client.start();
      HttpRequest upload = HttpRequest.builder(
              HttpUrl.parse("http://127.0.0.1:" + listening.getLocalPort() + "/"))
          .method(Method.of("POST"))
          .body(RequestBody.bytes(new byte[50_000_000], null))
          .build();
      Recorder answer = new Recorder();
      new ClientTransport(client, SharedTransport.timer())
          .send(upload, answer)
          .demand(Long.MAX_VALUE);
      try (Socket socket = listening.accept()) {
        socket.setSoTimeout(10_000);
        ScriptedPeer.RequestReader.http1(socket.getInputStream());
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.awaitEnd().head().status()).isEqualTo(200);
        // What the connection had taken already is read, then comes the end, or a reset.
        assertThatThrownBy(() -> socket.getInputStream().skipNBytes(Long.MAX_VALUE))
            .isInstanceOfAny(EOFException.class, SocketException.class);
      }
    }
  }
}
