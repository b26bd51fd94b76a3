package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.Timeouts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges that this side ends, by abort or because the other side takes too long. */
final class BreakingOffTest extends JettyTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  /** Completed when the server sees the exchange in question break off. */
  private final CompletableFuture<Throwable> seen = new CompletableFuture<>();

  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  @BeforeEach
  void route() {
    server
        .route("/silent", (request, response, done) -> asked.complete(null))
        .route("/endless", this::pourForEver)
        .route("/swallow", this::swallow)
        .route("/deaf", (request, response, done) -> asked.complete(null))
        .route(
            "/stalls",
            (request, response, done) ->
                response.write(false, ByteBuffer.wrap(new byte[100]), Callback.NOOP))
        .route("/fine", (request, response, done) -> response.write(true, null, done));
  }

  /** Writes until that fails. */
  private void pourForEver(Request request, Response response, Callback done) {
    response.write(
        false,
        ByteBuffer.wrap(new byte[10_000]),
        Callback.from(() -> pourForEver(request, response, done), failure -> {
          seen.complete(failure);
          done.failed(failure);
        }));
  }

  /** Reads until that fails. */
  private void swallow(Request request, Response response, Callback done) {
    Content.Chunk chunk = request.read();
    while (chunk != null && !Content.Chunk.isFailure(chunk)) {
      asked.complete(null);
      chunk.release();
      chunk = request.read();
    }
    if (chunk == null) {
      request.demand(() -> swallow(request, response, done));
    } else {
      seen.complete(chunk.getFailure());
      done.failed(chunk.getFailure());
    }
  }

  private void assertSeen() throws Exception {
    assertThat(seen.get(10, TimeUnit.SECONDS)).isNotNull();
  }

  private void assertAborted(Recorder answer) throws Exception {
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
  }

  @Test
  void anAbortBeforeTheHeadHarmsNoOtherExchange() throws Exception {
    send(request("/fine").build()).awaitEnd();
    CompletableFuture<Callback> later = new CompletableFuture<>();
    server.route("/later", (request, response, done) -> later.complete(done));
    Recorder other = send(request("/later").build());
    Recorder answer = new Recorder();
    Call call = transport.send(request("/silent").build(), answer);
    asked.get(10, TimeUnit.SECONDS);
    call.abort();

    assertAborted(answer);
    later.get(10, TimeUnit.SECONDS).succeeded();
    assertThat(other.awaitEnd().head().status()).isEqualTo(200);
  }

  @Test
  void anAbortInMidBodyIsSeenByTheServerAndHarmsNoOtherExchange() throws Exception {
    CompletableFuture<Callback> later = new CompletableFuture<>();
    server.route(
        "/later",
        (request, response, done) -> response.write(
            false, ByteBuffer.wrap(new byte[1]), Callback.from(() -> later.complete(done))));
    send(request("/fine").build()).awaitEnd();
    Recorder other = send(request("/later").build());
    other.awaitBytes(1);
    Recorder answer = new Recorder();
    Call call = transport.send(request("/endless").build(), answer);
    answer.awaitBytes(Call.WINDOW);
    call.abort();

    assertSeen();
    assertAborted(answer);
    later.get(10, TimeUnit.SECONDS).succeeded();
    assertThat(other.awaitEnd().bytes()).hasSize(1);
  }

  @Test
  void anAbortInMidUploadIsSeenByTheServer() throws Exception {
    Recorder answer = new Recorder();
    Call call = transport.send(
        request("/swallow")
            .method(Method.of("POST"))
            .body(RequestBody.bytes(new byte[50_000_000], null))
            .build(),
        answer);
    asked.get(10, TimeUnit.SECONDS);
    call.abort();

    assertAborted(answer);
    assertSeen();
  }

  @Test
  void abortedExchangesLeaveNoConnection() throws Exception {
    server.disconnect();
    for (int i = 0; i < 20; i++) {
      Recorder answer = new Recorder();
      Call call = transport.send(request("/endless").build(), answer);
      answer.awaitBytes(10_000);
      call.abort();
      assertAborted(answer);
    }
    server.awaitNoneOpen();
  }

  @Test
  void silenceInMidBodyIsAReadTimeout() throws Exception {
    Recorder answer = send(
        request("/stalls").timeouts(new Timeouts(null, SHORT, null, null, null)).build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(answer.bytes()).hasSize(100);
  }

  @Test
  void aServerThatTakesNothingOfAnUploadIsAWriteTimeout() throws Exception {
    Recorder answer = send(request("/deaf")
        .method(Method.of("POST"))
        .body(RequestBody.bytes(new byte[50_000_000], null))
        .timeouts(new Timeouts(null, null, SHORT, null, null))
        .build());

    HttpFailure failure = answer.awaitFailure();
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.WRITE_TIMEOUT);
    assertThat(failure.message()).endsWith(" took nothing of the request for 0.15 s");
  }

  @Test
  void anAnswerThatTakesTooLongInAllIsATotalTimeout() throws Exception {
    Recorder answer = new Recorder();
    exchanges
        .send(
            request("/endless")
                .timeouts(new Timeouts(null, null, null, null, SHORT))
                .build(),
            answer)
        .demand(Long.MAX_VALUE);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOTAL_TIMEOUT);
    assertSeen();
  }
}
