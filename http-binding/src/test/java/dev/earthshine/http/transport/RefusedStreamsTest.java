package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.Http2Frames;
import dev.earthshine.http.testing.ScriptedPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a server says it has not looked at (RFC 9113 section 8.7): whatever they ask for, they may go again. */
final class RefusedStreamsTest {
  private static final int NO_ERROR = 0;
  private static final int REFUSED_STREAM = 7;
  private static final int CALM_DOWN = 11;

  private final HcReactor reactor = HcReactor.start();
  private final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1)),
      Duration.ofSeconds(60),
      () -> reactor);

  private final ScriptedPeer peer =
      ScriptedPeer.start(Http2Frames.GREETING, Http2Frames::readRequest);

  RefusedStreamsTest() throws IOException {}

  @BeforeEach
  void answer() {
    byte[] answer = new Http2Frames().head(true).toBytes();
    peer.say(answer, answer.length, false);
  }

  @AfterEach
  void stop() throws Exception {
    reactor.close();
    peer.close();
  }

  static Stream<Http2Frames> refusals() {
    return Stream.of(
        new Http2Frames().reset(REFUSED_STREAM),
        new Http2Frames().goAway(0, NO_ERROR),
        new Http2Frames().goAway(0, CALM_DOWN));
  }

  private Recorder send(String method, RequestBody body) throws HttpFailure {
    HttpRequest request = HttpRequest.builder(HttpUrl.parse(peer.url()))
        .method(Method.of(method))
        .connection(
            new ConnectionOptions(null, TlsOptions.STANDARD, ConnectionOptions.Version.HTTP_2))
        .body(body)
        .build();
    Recorder answer = new Recorder();
    transport.send(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }

  private Recorder get() throws HttpFailure {
    return send("GET", RequestBody.none());
  }

  private void assertGoesAgain(Http2Frames refusal, RequestBody body) throws Exception {
    peer.sayOnce(refusal.toBytes());
    peer.sayOnce(refusal.toBytes());

    assertThat(send("POST", body).awaitEnd().calls()).containsExactly("head", "end");
    assertThat(peer.connections()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void goOverAnotherConnection(Http2Frames refusal) throws Exception {
    assertGoesAgain(refusal, RequestBody.none());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void takeTheirBodyWithThem(Http2Frames refusal) throws Exception {
    assertGoesAgain(refusal, RequestBody.bytes(new byte[100_000], null));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void failWhereTheyAreRefusedAgainAndAgain(Http2Frames refusal) throws Exception {
    for (int i = 0; i < 3; i++) {
      peer.sayOnce(refusal.toBytes());
    }
    HttpFailure failure = get().awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(failure.message())
        .matches("127.0.0.1:\\d+ (ended the stream with REFUSED_STREAM|refused the request: .*)");
    assertThat(failure).hasCauseInstanceOf(IOException.class);
    assertThat(peer.connections()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void failWithABodyThatHasBegunAndComesOnce(Http2Frames refusal) throws Exception {
    CompletableFuture<SuppliedBody> body = new CompletableFuture<>();
    body.complete(new SuppliedBody(new SuppliedBody.Source() {
      private boolean begun;

      @Override
      public void next() {
        if (!begun) {
          begun = true;
          body.join().supply(new byte[10]);
        }
      }

      @Override
      public void close() {}
    }));
    peer.sayOnce(refusal.toBytes());

    assertThat(send("POST", body.join()).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void failOnceTheirAnswerHasBegun() throws Exception {
    peer.sayOnce(new Http2Frames().head(false).reset(REFUSED_STREAM).toBytes());

    assertThat(get().awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void areNotThoseThatAServerStillAnswersBeforeItGoes() throws Exception {
    for (int code : new int[] {NO_ERROR, CALM_DOWN}) {
      peer.sayOnce(new Http2Frames()
          .goAway(Integer.MAX_VALUE, NO_ERROR)
          .head(false)
          .goAway(1, NO_ERROR)
          .data(true, new byte[5])
          .goAway(1, code)
          .toBytes());

      assertThat(get().awaitEnd().bytes()).hasSize(5);
    }
    assertThat(get().awaitEnd().bytes()).isEmpty();
    assertThat(peer.connections()).isEqualTo(3);
  }
}
