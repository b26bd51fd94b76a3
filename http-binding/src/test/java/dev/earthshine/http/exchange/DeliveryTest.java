package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timeouts;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import dev.earthshine.http.transport.ResponseListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final FakeTransport wire = new FakeTransport();
  private final FakeTimer timer = new FakeTimer();
  private final HttpExchanges exchanges = new HttpExchanges(wire, timer, Policy.standard());
  private final Recorder answer = new Recorder();

  private HttpRequest.Builder request() throws HttpFailure {
    return HttpRequest.builder(HttpUrl.parse("http://a.test/"));
  }

  @Test
  void nothingOfTheBodyComesUndemanded() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    wire.last().head(200);
    wire.last().listener.data(new byte[10]);
    wire.last().listener.data(new byte[10]);
    wire.last().listener.end(Headers.empty());

    assertThat(answer.calls()).containsExactly("head");
    assertThat(wire.last().demanded).isZero();
    call.demand(1);
    assertThat(answer.calls()).containsExactly("head", "data");
    assertThat(wire.last().demanded).isEqualTo(10);
    call.demand(1);
    assertThat(answer.calls()).containsExactly("head", "data", "data", "end");
  }

  @Test
  void anEmptyBodyEndsUndemanded() throws Exception {
    exchanges.send(request().build(), answer);
    wire.last().answer(200);

    assertThat(answer.calls()).containsExactly("head", "end");
  }

  @Test
  void unlimitedDemandStaysUnlimited() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    call.demand(Long.MAX_VALUE);
    call.demand(Long.MAX_VALUE);
    wire.last().head(200);
    for (int i = 0; i < 5; i++) {
      wire.last().listener.data(new byte[1000]);
    }

    assertThat(answer.bytes()).hasSize(5000);
    assertThat(wire.last().demanded).isEqualTo(5000);
  }

  @Test
  void aFailureComesAfterTheDataBeforeIt() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    wire.last().head(200);
    wire.last().listener.data(new byte[1]);
    wire.last().listener.failed(new HttpFailure(HttpFailure.Kind.RESET, "gone"));

    assertThat(answer.calls()).containsExactly("head");
    call.demand(1);
    assertThat(answer.calls()).containsExactly("head", "data", "failed");
    assertThat(answer.awaitFailure().url()).isEqualTo("http://a.test/");
  }

  @Test
  void aSecondHeadMakesVoidWhatWaits() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    wire.last().head(200, "Content-Encoding", "gzip");
    wire.last().listener.data(Packed.gzip(new byte[100]));
    wire.last().head(200);
    wire.last().listener.data(new byte[3]);
    call.demand(Long.MAX_VALUE);
    wire.last().listener.end(Headers.empty());

    assertThat(answer.calls()).containsExactly("head", "head", "data", "end");
    assertThat(answer.bytes()).hasSize(3);
  }

  @Test
  void aSecondHeadBeginsTheBodyAnew() throws Exception {
    byte[] packed = Packed.gzip(new byte[100]);
    exchanges.send(request().maxBody(100).build(), answer).demand(Long.MAX_VALUE);
    wire.last().head(200, "Content-Encoding", "gzip");
    wire.last().listener.data(packed);
    wire.last().head(200, "Content-Encoding", "gzip");
    wire.last().listener.data(packed);
    wire.last().listener.end(Headers.empty());

    assertThat(answer.awaitEnd().bytes()).hasSize(200);
  }

  @Test
  void anAbortOvertakesWhatWaits() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    wire.last().head(200);
    wire.last().listener.data(new byte[1]);
    call.abort();
    call.abort();
    call.demand(1);
    wire.last().listener.end(Headers.empty());

    assertThat(answer.calls()).containsExactly("head", "failed");
    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.ABORTED);
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void anAbortAfterTheEndIsSilent() throws Exception {
    Call call = exchanges.send(request().build(), answer);
    wire.last().answer(200);
    call.abort();

    assertThat(answer.calls()).containsExactly("head", "end");
  }

  @Test
  void theTotalTimeoutOvertakesToo() throws Exception {
    Timeouts timeouts = new Timeouts(null, null, null, null, Duration.ofMillis(1500));
    exchanges.send(request().timeouts(timeouts).build(), answer);
    wire.last().head(200);
    wire.last().listener.data(new byte[1]);
    assertThat(timer.scheduled.values()).containsExactly(Duration.ofMillis(1500));
    timer.ringAll();

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOTAL_TIMEOUT);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("exchange with http://a.test/ took longer than its total timeout of 1.5 s");
    assertThat(wire.last().aborted).isTrue();
    assertThat(answer.calls()).containsExactly("head", "failed");
  }

  @Test
  void theEndCancelsTheTotalTimeout() throws Exception {
    Timeouts timeouts = new Timeouts(null, null, null, null, Duration.ofSeconds(1));
    exchanges.send(request().timeouts(timeouts).build(), answer);
    wire.last().answer(200);

    assertThat(timer.scheduled).isEmpty();
  }

  @Test
  void aBodyAboveItsLimitIsRefusedAndAborted() throws Exception {
    exchanges.send(request().maxBody(15).build(), answer).demand(Long.MAX_VALUE);
    wire.last().head(200);
    wire.last().listener.data(new byte[10]);
    wire.last().listener.data(new byte[10]);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOO_LARGE);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("body from http://a.test/ is larger than max_body, which is 15 bytes;"
            + " save and stream take a body of any size");
    assertThat(answer.bytes()).hasSize(10);
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void aListenerThatThrowsEndsItsExchange() throws Exception {
    Recorder rest = new Recorder();
    exchanges.send(request().build(), new ResponseListener() {
      @Override
      public void head(ResponseHead head) {
        throw new StackOverflowError("deep");
      }

      @Override
      public void data(byte[] chunk) {
        rest.data(chunk);
      }

      @Override
      public void end(Headers trailers) {
        rest.end(trailers);
      }

      @Override
      public void failed(HttpFailure failure) {
        rest.failed(failure);
      }
    });
    wire.last().answer(200);

    assertThat(rest.calls()).containsExactly("failed");
    assertThat(rest.awaitFailure().getCause()).isInstanceOf(StackOverflowError.class);
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void defaultsFillWhatIsUnsaid() throws Exception {
    exchanges.send(request().build(), answer);
    Headers sent = wire.last().request.headers();

    assertThat(sent.first("Accept")).isEqualTo("*/*");
    assertThat(sent.first("Accept-Encoding")).isEqualTo("gzip, deflate, br, zstd");
    assertThat(sent.first("User-Agent")).matches("Earthshine/\\d.*");
  }

  @Test
  void defaultsYieldToTheRequest() throws Exception {
    Headers headers = Headers.builder()
        .add("accept", "a/b")
        .add("USER-AGENT", "me")
        .add("Accept-Encoding", "br")
        .build();
    exchanges.send(request().headers(headers).build(), answer);

    assertThat(wire.last().request.headers()).isEqualTo(headers);
  }

  @Test
  void noCompressionIsAskedForWhereItIsNotWanted() throws Exception {
    exchanges.send(request().decompress(false).build(), answer);
    exchanges.send(
        request().headers(Headers.builder().add("Range", "bytes=0-1").build()).build(), answer);

    assertThat(wire.exchanges)
        .noneMatch(sent -> sent.request.headers().contains("Accept-Encoding"));
  }
}
