package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.RetryRules;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.transport.Recorder;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every failure says after how many attempts it came and how long it took. */
class MeasuresTest {
  private final FakeTransport wire = new FakeTransport();
  private final FakeTimer timer = new FakeTimer();
  private final HttpExchanges exchanges = new HttpExchanges(wire, timer, Policy.standard());
  private final Recorder answer = new Recorder();

  private static HttpRequest.Builder request() throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse("http://a.test/")).retries(RetryRules.standard());
  }

  private Exchange send(HttpRequest.Builder request) throws HttpFailure {
    Exchange exchange = exchanges.send(request.build(), answer);
    exchange.demand(Long.MAX_VALUE);
    return exchange;
  }

  private void assertMeasured(HttpFailure.Kind kind, int attempts) throws InterruptedException {
    HttpFailure failure = answer.awaitFailure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.attempts()).isEqualTo(attempts);
    Duration total = Objects.requireNonNull(failure.timings()).total();
    assertThat(total).isPositive();
    assertThat(failure.timings().total()).as("total, later").isEqualTo(total);
  }

  @Test
  void anAbortBeforeAnyAnswer() throws Exception {
    Exchange exchange = send(request());
    wire.last().answer(503);
    timer.ringAll();
    exchange.abort();

    assertMeasured(HttpFailure.Kind.ABORTED, 2);
  }

  @Test
  void anAbortWhileWaitingToTryAgain() throws Exception {
    Exchange exchange = send(request());
    wire.last().answer(503);
    exchange.abort();

    assertMeasured(HttpFailure.Kind.ABORTED, 1);
  }

  @Test
  void anAbortInTheMiddleOfABody() throws Exception {
    Exchange exchange = send(request());
    wire.last().answer(503);
    timer.ringAll();
    wire.last().head(200);
    exchange.abort();

    assertMeasured(HttpFailure.Kind.ABORTED, 2);
  }

  @Test
  void theTotalTimeout() throws Exception {
    send(request().timeouts(new Timeouts(null, null, null, null, Duration.ofSeconds(1))));
    wire.last().answer(503);
    timer.ringAll();

    assertMeasured(HttpFailure.Kind.TOTAL_TIMEOUT, 1);
  }

  @Test
  void aBodyThatCannotBeDecoded() throws Exception {
    Exchange exchange = send(request());
    wire.last().answer(503);
    timer.ringAll();
    wire.last().head(200, "Content-Encoding", "gzip");
    wire.last().listener.data(new byte[] {1, 2, 3});

    assertMeasured(HttpFailure.Kind.DECODE, 2);
    assertThat(exchange.received()).isEqualTo(3);
  }

  @Test
  void aRedirectThatIsNotFollowed() throws Exception {
    send(request());
    wire.last().answer(503);
    timer.ringAll();
    wire.last().answer(302, "Location", "/next");
    wire.last().answer(302, "Location", "ftp://b.test/");

    assertMeasured(HttpFailure.Kind.REDIRECT, 2);
    assertThat(answer.awaitFailure().history())
        .extracting(hop -> hop.url().toString())
        .containsExactly("http://a.test/");
  }

  @Test
  void attemptsOnEveryHopAreCounted() throws Exception {
    send(request());
    wire.last().answer(503);
    timer.ringAll();
    wire.last().answer(302, "Location", "/next");
    wire.last().answer(503);
    timer.ringAll();
    wire.last().answer(404);

    assertThat(wire.exchanges).hasSize(4);
    assertThat(answer.awaitEnd().head().attempts()).isEqualTo(3);
  }
}
