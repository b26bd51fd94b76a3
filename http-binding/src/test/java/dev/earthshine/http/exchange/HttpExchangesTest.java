package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.ServedTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All steps over real sockets. */
class HttpExchangesTest extends ServedTest {
  /** Several times what the sockets of both sides hold. */
  private static final int FLOOD = 32 * 1024 * 1024;

  private final HttpExchanges exchanges = HttpExchanges.shared(Policy.standard());

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return exchanges.send(request, listener);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gzip", "/deflate"})
  void compressedAnswersArriveDecompressed(String path) throws Exception {
    Recorder answer = send(request(path).build()).awaitEnd();

    assertThat(answer.text()).contains("\"accept-encoding\":\"gzip, deflate, br, zstd\"");
  }

  @Test
  void compressedAnswersArriveAsTheyAreIfSoAsked() throws Exception {
    Recorder answer = send(request("/gzip").decompress(false).build()).awaitEnd();

    assertThat(answer.bytes()).startsWith(0x1f, 0x8b);
  }

  @Test
  void redirectsUseOneConnection() throws Exception {
    Recorder answer = send(request("/redirect/3").build()).awaitEnd();

    assertThat(answer.head().url()).hasToString(server.url("/echo"));
    assertThat(answer.head().history()).hasSize(3);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aFileIsSentAgainAfterATemporaryRedirect() throws Exception {
    RequestBody body = RequestBody.bytes("again".getBytes(StandardCharsets.US_ASCII), null);
    send(request("/redirect/1?status=307").method(Method.of("POST")).body(body).build())
        .awaitEnd();

    assertThat(server.requests())
        .extracting(RecordedRequest::text)
        .containsExactly("again", "again");
  }

  @Test
  void userinfoBecomesBasicCredentialsAndIsNeverShown() throws Exception {
    HttpUrl url = HttpUrl.parse("http://user:pass@127.0.0.1:" + server.port() + "/echo");
    Recorder answer = send(HttpRequest.builder(url).build()).awaitEnd();

    assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
    assertThat(answer.head().url()).hasToString(server.url("/echo"));
    assertThat(server.requests().get(0).header("Host")).isEqualTo("127.0.0.1:" + server.port());
  }

  @Test
  void anOwnHostHeaderIsSentOnceInPlaceOfOurs() throws Exception {
    Headers headers = Headers.builder().add("host", "virtual.test").build();
    send(request("/echo").headers(headers).build()).awaitEnd();

    assertThat(server.requests().get(0).headers("Host")).containsExactly("virtual.test");
  }

  @Test
  void aStatedLengthMustBeTheBodys() throws Exception {
    HttpRequest.Builder request =
        request("/echo").method(Method.of("POST")).body(RequestBody.bytes(new byte[3], null));
    send(request.headers(Headers.builder().add("Content-Length", "3").build()).build())
        .awaitEnd();
    HttpFailure failure = send(request
            .headers(Headers.builder().add("Content-Length", "4").build())
            .build())
        .awaitFailure();

    assertThat(server.requests().get(0).headers("Content-Length")).containsExactly("3");
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.INVALID_HEADER);
    assertThat(failure.message())
        .isEqualTo("header Content-Length 4 is not the body's length of 3");
  }

  @Test
  void theTotalTimeoutCoversAllHopsAndClosesTheConnection() throws Exception {
    Timeouts timeouts = new Timeouts(null, null, null, null, Duration.ofMillis(200));
    HttpFailure failure =
        send(request("/redirect-to?url=/slow").timeouts(timeouts).build()).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TOTAL_TIMEOUT);
    assertThat(failure.url()).isEqualTo(server.url("/redirect-to?url=/slow"));
    server.awaitBrokenOff(1);
  }

  @Test
  void aSlowConsumerHoldsTheServerBack() throws Exception {
    AtomicLong written = flood("/held");
    flood("/free");
    Recorder answer = new Recorder();
    Call call = exchanges.send(request("/held").build(), answer);
    answer.awaitHead();
    assertThat(answer.bytes()).isEmpty();
    call.demand(1);
    answer.awaitBytes(1);
    // While the whole of a second answer came, the server had time for the first one too.
    assertThat(send(request("/free").build()).awaitEnd().bytes()).hasSize(FLOOD);

    assertThat(answer.bytes().length).isLessThan(1024 * 1024); // A piece or two.
    assertThat(written.get()).isPositive().isLessThan(FLOOD / 2);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).hasSize(FLOOD);
    assertThat(written.get()).isEqualTo(FLOOD);
  }

  /** Makes {@code path} answer with more than sockets buffer; returns how much of it the server could write so far. */
  private AtomicLong flood(String path) {
    AtomicLong written = new AtomicLong();
    server.route(path, (asked, reply) -> {
      reply.header("Content-Length", Integer.toString(FLOOD)).head();
      byte[] piece = new byte[16 * 1024];
      while (written.get() < FLOOD) {
        reply.raw(piece);
        written.addAndGet(piece.length);
      }
    });
    return written;
  }

  @Test
  void anAbortIsHeardOnBothSides() throws Exception {
    Recorder answer = new Recorder();
    Call call = exchanges.send(request("/slow?after=head").build(), answer);
    call.demand(Long.MAX_VALUE);
    answer.awaitBytes(6);
    call.abort();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    server.awaitBrokenOff(1);
    assertThat(answer.calls()).containsExactly("head", "data", "failed");
  }

  @Test
  void aStreamArrivesTheSameHoweverItIsCut() throws Exception {
    String whole = send(request("/sse").build()).awaitEnd().text();
    for (int at : List.of(0, 1, 17, 80, 1_000_000)) {
      assertThat(send(request("/sse-cut?at=" + at).build()).awaitEnd().text()).isEqualTo(whole);
    }
    assertThat(whole).endsWith("data: [DONE]\n\n");
  }
}
