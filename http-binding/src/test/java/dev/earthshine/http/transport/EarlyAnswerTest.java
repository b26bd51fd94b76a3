package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

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
}
