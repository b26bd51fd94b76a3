package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RetryRules;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final FakeTransport wire = new FakeTransport();
  private final FakeTimer timer = new FakeTimer();
  private final Recorder answer = new Recorder();
  private double random;

  private Call send(String method, RetryRules rules) throws HttpFailure {
    HttpRequest request = HttpRequest.builder(HttpUrl.parse("http://a.test/"))
        .method(Method.of(method))
        .retries(rules)
        .build();
    return new Retries(timer, InstantSource.fixed(NOW), () -> random, wire).send(request, answer);
  }

  private void fail(HttpFailure.Kind kind) {
    wire.last().listener.failed(new HttpFailure(kind, "failed"));
  }

  private Duration waits() {
    assertThat(timer.scheduled).hasSize(1);
    return timer.scheduled.values().iterator().next();
  }

  @Test
  void withoutRulesEveryAnswerIsTaken() throws Exception {
    send("GET", RetryRules.none());
    wire.last().answer(503);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(503);
    assertThat(timer.scheduled).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void aStatusOfTheRulesIsTriedAgain(int status) throws Exception {
    send("GET", RetryRules.standard());
    wire.last().answer(status);
    timer.ringAll();
    wire.last().answer(200);

    assertThat(wire.exchanges).hasSize(2);
    assertThat(answer.awaitEnd().head().status()).isEqualTo(200);
    assertThat(answer.head().attempts()).isEqualTo(2);
    assertThat(answer.calls()).containsExactly("head", "end");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 500, 501})
  void otherStatusesAreTheAnswer(int status) throws Exception {
    send("GET", RetryRules.standard());
    wire.last().answer(status);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpFailure.Kind.class,
      names = {"CONNECT", "CONNECT_TIMEOUT", "READ_TIMEOUT", "POOL_TIMEOUT", "RESET"})
  void aFailureOfTheRulesIsTriedAgain(HttpFailure.Kind kind) throws Exception {
    send("GET", RetryRules.standard());
    fail(kind);
    timer.ringAll();
    wire.last().answer(200);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpFailure.Kind.class,
      names = {"TLS", "DNS", "DENIED", "ABORTED", "PROTOCOL", "TOO_LARGE"})
  void otherFailuresAreFinal(HttpFailure.Kind kind) throws Exception {
    send("GET", RetryRules.standard());
    fail(kind);

    assertThat(answer.awaitFailure().kind()).isEqualTo(kind);
    assertThat(answer.awaitFailure().attempts()).isEqualTo(1);
  }

  @Test
  void theLastFailureSaysHowOftenItWasTried() throws Exception {
    send("GET", RetryRules.standard());
    for (int i = 0; i < 3; i++) {
      fail(HttpFailure.Kind.RESET);
      timer.ringAll();
    }

    assertThat(wire.exchanges).hasSize(3);
    assertThat(answer.awaitFailure().attempts()).isEqualTo(3);
  }

  @Test
  void theLastStatusIsTheAnswer() throws Exception {
    send("GET", RetryRules.standard().withMax(1));
    wire.last().answer(503);
    timer.ringAll();
    wire.last().answer(503);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(503);
    assertThat(answer.head().attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"POST, false", "PATCH, false", "PUT, true", "DELETE, true", "HEAD, true"})
  void onlyIdempotentMethodsAreSentAgain(String method, boolean again) throws Exception {
    send(method, RetryRules.standard());
    wire.last().answer(503);

    assertThat(timer.scheduled).hasSize(again ? 1 : 0);
  }

  @Test
  void otherMethodsCanBeAllowed() throws Exception {
    send("POST", RetryRules.standard().unsafe(true));
    wire.last().answer(503);
    timer.ringAll();

    assertThat(wire.exchanges).hasSize(2);
  }

  @Test
  void theRulesCanNameOtherEvents() throws Exception {
    send("GET", RetryRules.standard().on(List.of(404), List.of("transport")));
    wire.last().answer(404);
    timer.ringAll();
    fail(HttpFailure.Kind.TLS);
    timer.ringAll();
    wire.last().answer(503);

    assertThat(answer.awaitEnd().head().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({"0, 250, 500, 1000, 1500", "1, 500, 1000, 2000, 3000"})
  void waitsDoubleUpToTheirLimitAndAreSpread(
      double random, long first, long second, long third, long fourth) throws Exception {
    this.random = random;
    send(
        "GET",
        RetryRules.standard().withMax(4).waiting(Duration.ofMillis(500), Duration.ofSeconds(3)));
    for (long wait : new long[] {first, second, third, fourth}) {
      wire.last().answer(503);
      assertThat(waits()).hasMillis(wait);
      timer.ringAll();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "0 | 0",
        "3600 | 60",
        "99999999999999999999 | 60",
        "Thu, 01 Jan 2026 00:00:20 GMT | 20",
        "Thursday, 01-Jan-26 00:00:20 GMT | 20",
        "Thu Jan  1 00:00:20 2026 | 20",
        "Wed, 31 Dec 2025 00:00:00 GMT | 0",
        "Fri, 01 Jan 2027 00:00:00 GMT | 60",
      })
  void retryAfterIsHeededUpToTheLongestWait(String value, long seconds) throws Exception {
    send("GET", RetryRules.standard());
    wire.last().answer(503, "Retry-After", value);

    assertThat(waits()).hasSeconds(seconds);
  }

  @Test
  void aRetryAfterThatSaysNothingLeavesTheBackoff() throws Exception {
    send("GET", RetryRules.standard());
    wire.last().answer(503, "Retry-After", "soon");

    assertThat(waits()).hasMillis(250);
  }

  @Test
  void anAnswerThatHasBegunIsNotTakenBack() throws Exception {
    send("GET", RetryRules.standard());
    wire.last().head(200);
    wire.last().listener.data(new byte[1]);
    fail(HttpFailure.Kind.RESET);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.calls()).containsExactly("head", "data", "failed");
  }

  @Test
  void anAnswerThatMayBeginAgainIsAskedForAgain() throws Exception {
    HttpRequest request = HttpRequest.builder(HttpUrl.parse("http://a.test/"))
        .retries(RetryRules.standard())
        .restartable(true)
        .build();
    new Retries(timer, InstantSource.fixed(NOW), () -> random, wire).send(request, answer);
    for (int i = 0; i < 3; i++) {
      wire.last().head(200);
      wire.last().listener.data(new byte[1]);
      fail(HttpFailure.Kind.RESET);
      timer.ringAll();
    }

    assertThat(wire.exchanges).hasSize(3);
    assertThat(answer.awaitFailure().attempts()).isEqualTo(3);
    assertThat(answer.calls())
        .containsExactly("head", "data", "head", "data", "head", "data", "failed");
  }

  @Test
  void theBodyOfARefusalIsReadFirst() throws Exception {
    send("GET", RetryRules.standard());
    wire.last().head(503);
    wire.last().listener.data(new byte[10]);
    assertThat(timer.scheduled).isEmpty();
    wire.last().listener.end(Headers.empty());

    assertThat(timer.scheduled).hasSize(1);
  }

  @Test
  void anAbortEndsTheWait() throws Exception {
    Call call = send("GET", RetryRules.standard());
    wire.last().answer(503);
    call.abort();
    call.abort();

    assertThat(timer.scheduled).isEmpty();
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(answer.calls()).containsExactly("failed");
  }

  @Test
  void aTotalTimeoutSaysHowOftenItWasTried() throws Exception {
    HttpRequest request = HttpRequest.builder(HttpUrl.parse("http://a.test/"))
        .retries(RetryRules.standard())
        .timeouts(new Timeouts(null, null, null, null, Duration.ofSeconds(1)))
        .build();
    FakeTimer deadlines = new FakeTimer();
    Retries retries = new Retries(timer, InstantSource.fixed(NOW), () -> random, wire);
    new Deadline(deadlines, retries).send(request, answer);
    fail(HttpFailure.Kind.RESET);
    timer.ringAll();
    deadlines.ringAll();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOTAL_TIMEOUT);
    assertThat(answer.awaitFailure().attempts()).isEqualTo(2);
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void aBodyThatCanBeSentOnceIsSentOnce() throws Exception {
    HttpRequest request = uploading();
    new Retries(timer, InstantSource.fixed(NOW), () -> random, wire).send(request, answer);
    int unused = request.body().open().channel().read(ByteBuffer.allocate(1));
    fail(HttpFailure.Kind.RESET);

    assertThat(timer.scheduled).isEmpty();
    assertThat(answer.awaitFailure().message())
        .endsWith("the function that makes its body was called");
  }

  @Test
  void aBodyOfWhichNothingWasReadIsSentAgain() throws Exception {
    new Retries(timer, InstantSource.fixed(NOW), () -> random, wire).send(uploading(), answer);
    fail(HttpFailure.Kind.CONNECT);
    timer.ringAll();
    wire.last().answer(200);

    assertThat(answer.awaitEnd().head().attempts()).isEqualTo(2);
  }

  private static HttpRequest uploading() throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse("http://a.test/"))
        .method(Method.of("PUT"))
        .body(Once.body())
        .retries(RetryRules.standard())
        .build();
  }
}
