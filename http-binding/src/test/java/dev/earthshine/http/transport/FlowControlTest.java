package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.testing.JettyRoute;
import dev.earthshine.http.testing.Pouring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * A consumer that asks for nothing stops the sender. That the sender stands still is not waited for: a second exchange
 * that brings as much shows that there was time to send it.
 */
final class FlowControlTest extends JettyTest {
  private static final int LARGE = 32_000_000;

  /** What may lie in buffers between the sender and us: those of the kernels, and of TLS. */
  private static final int UNDERWAY = 12_000_000;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzipped(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static JettyRoute asGzip(Pouring pouring) {
    return (request, response, done) -> {
      response.getHeaders().add("Content-Encoding", "gzip");
      pouring.answer(request, response, done);
    };
  }

  /** Lets another exchange bring {@link #LARGE} bytes. */
  private void letTimePass() throws Exception {
    server.route("/other", new Pouring(new byte[LARGE]));
    assertThat(send(request("/other").build()).awaitEnd().bytes()).hasSize(LARGE);
  }

  private void assertStopped(Pouring sender) {
    if (isHttp2()) {
      assertThat(sender.written()).isLessThanOrEqualTo(Call.WINDOW);
    } else {
      assertThat(sender.written()).isLessThan(UNDERWAY);
    }
  }

  @Test
  void aBodyThatIsNotDemandedStopsItsSender() throws Exception {
    byte[] body = random(LARGE);
    Pouring sender = new Pouring(body);
    server.route("/body", sender);
    Recorder answer = new Recorder();
    Call call = transport.send(request("/body").build(), answer);
    answer.awaitBytes(Call.WINDOW);
    letTimePass();

    assertStopped(sender);
    assertThat(answer.bytes().length).isLessThan(Call.WINDOW + HcBodyReader.SIZE);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).isEqualTo(body);
  }

  @Test
  void aCompressedBodyThatIsNotDemandedStopsItsSender() throws Exception {
    byte[] body = random(LARGE);
    Pouring sender = new Pouring(gzipped(body));
    server.route("/gzip", asGzip(sender));
    Recorder answer = new Recorder();
    Call call = exchanges.send(request("/gzip").build(), answer);
    answer.awaitHead();
    call.demand(100_000);
    answer.awaitBytes(100_000);
    letTimePass();

    if (isHttp2()) {
      assertThat(sender.written()).isLessThanOrEqualTo(100_000 + 2 * Call.WINDOW);
    } else {
      assertThat(sender.written()).isLessThan(UNDERWAY);
    }
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).isEqualTo(body);
  }

  @Test
  void theDecompressedBytesAreWhatIsBounded() throws Exception {
    byte[] body = new byte[4_000_000];
    for (int at = 0; at < body.length; at += 10_000) {
      System.arraycopy(random(10_000), 0, body, at, 10_000);
    }
    byte[] packed = gzipped(body);
    assertThat(packed.length).isLessThan(Call.WINDOW);
    server.route("/small-gzip", asGzip(new Pouring(packed)));
    HttpRequest request = request("/small-gzip").build();
    Recorder answer = new Recorder();
    Call call = exchanges.send(request, answer);
    answer.awaitHead();
    int demanded = 0;
    for (int i = 1; i <= 5; i++) {
      demanded += 50_000;
      call.demand(50_000);
      answer.awaitBytes(demanded);
      assertThat(answer.bytes().length).isLessThan(demanded + 5 * 16 * 1024);
    }
    letTimePass();
    assertThat(answer.bytes().length).isLessThan(demanded + 5 * 16 * 1024);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).isEqualTo(body);
  }
}
