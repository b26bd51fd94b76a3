package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.message.Timeouts;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A script that is slow to give what is sent and slow to take what comes, in one exchange: no limit runs meanwhile. */
final class SlowBothWaysTest extends JettyTest {
  private static final int LENGTH = 3_000_000;
  private static final Timeouts LIMITS =
      new Timeouts(null, Duration.ofSeconds(1), Duration.ofSeconds(1), null, null);

  private final Recorder answer = new Recorder();
  private final SuppliedBody body = new SuppliedBody(new SuppliedBody.Source() {
    @Override
    public void next() {}

    @Override
    public void close() {}
  });

  @BeforeEach
  void route() {
    server
        .route("/silent", (request, response, done) -> {})
        .route("/both", (request, response, done) -> pour(request, response, done, true))
        .route("/stalls", (request, response, done) -> pour(request, response, done, false));
  }

  /** Answers, then reads the request, then ends its answer or not. */
  private static void pour(Request request, Response response, Callback done, boolean ends) {
    response.write(
        false,
        ByteBuffer.wrap(new byte[LENGTH]),
        Callback.from(() -> swallow(request, response, done, ends), done::failed));
  }

  private static void swallow(Request request, Response response, Callback done, boolean ends) {
    Content.Chunk chunk = request.read();
    while (chunk != null && !chunk.isLast()) {
      chunk.release();
      chunk = request.read();
    }
    if (chunk == null) {
      request.demand(() -> swallow(request, response, done, ends));
    } else if (ends) {
      response.write(true, null, done);
    }
  }

  private Call begin(String path) throws Exception {
    Call call = transport.send(
        request(path).method(Method.of("POST")).body(body).timeouts(LIMITS).build(), answer);
    answer.awaitBytes(Call.WINDOW);
    return call;
  }

  /** Another exchange that does time out shows that the limits have passed. */
  private void letLimitsPass() throws Exception {
    HttpFailure failure = send(request("/silent").timeouts(LIMITS).build()).awaitFailure();
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
  }

  @Test
  void itMayGiveAllBeforeItTakes() throws Exception {
    Call call = begin("/both");
    letLimitsPass();
    body.end();
    letLimitsPass();
    call.demand(Long.MAX_VALUE);

    assertThat(answer.awaitEnd().bytes()).hasSize(LENGTH);
  }

  @Test
  void itMayTakeAllBeforeItGives() throws Exception {
    Call call = begin("/both");
    letLimitsPass();
    call.demand(Long.MAX_VALUE);
    answer.awaitBytes(LENGTH);
    letLimitsPass();
    body.end();

    assertThat(answer.awaitEnd().bytes()).hasSize(LENGTH);
  }

  @Test
  void aServerThatIsSilentAfterwardsIsAReadTimeout() throws Exception {
    Call call = begin("/stalls");
    letLimitsPass();
    body.end();
    letLimitsPass();
    call.demand(Long.MAX_VALUE);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(answer.bytes()).hasSize(LENGTH);
  }
}
