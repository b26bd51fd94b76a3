package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.Http2Frames;
import dev.earthshine.http.testing.ScriptedPeer;
import java.time.Duration;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers over HTTP/2 that a real server does not give. */
final class MalformedHttp2Test {
  private final HcReactor reactor = HcReactor.start();
  private final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1)),
      Duration.ofSeconds(60),
      () -> reactor);

  @AfterEach
  void stop() {
    reactor.close();
  }

  private Recorder answered(String method, Http2Frames frames) throws Exception {
    return answered(transport, ConnectionOptions.Version.HTTP_2, method, frames);
  }

  private static Recorder answered(
      Transport over, ConnectionOptions.Version version, String method, Http2Frames frames)
      throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.start(Http2Frames.GREETING, Http2Frames::readRequest)) {
      peer.say(frames.toBytes(), frames.toBytes().length, false);
      HttpRequest request = HttpRequest.builder(HttpUrl.parse(peer.url()))
          .method(Method.of(method))
          .connection(new ConnectionOptions(null, TlsOptions.STANDARD, version))
          .build();
      Recorder answer = new Recorder();
      over.send(request, answer).demand(Long.MAX_VALUE);
      answer.awaitOutcome();
      return answer;
    }
  }

  @Test
  void aHeadBeyondTheLimitsIsAProtocolFailureThatNamesThem() throws Exception {
    HttpFailure failure = answered(
            "GET", new Http2Frames().head(true, "x-large", "v".repeat(1_100_000)))
        .awaitFailure();

    assertThat(failure.message())
        .as("%s", failure.kind())
        .endsWith(" sent too large a head: a line may have 65536 bytes, a head 1000 headers and"
            + " 1048576 bytes");
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
  }

  @Test
  void aHeadWithoutEndIsAProtocolFailure() throws Exception {
    HttpFailure failure = answered(
            "GET", new Http2Frames().head(true, "x-large", "v".repeat(4_000_000)))
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertThat(failure.message()).contains(" does not answer in valid HTTP: ");
  }

  @Test
  void aBodyThatIsNotOfTheStatedLengthIsAProtocolFailure() throws Exception {
    for (int length : new int[] {0, 4, 6}) {
      Http2Frames frames =
          new Http2Frames().head(false, "content-length", "5").data(true, new byte[length]);
      assertThat(answered("GET", frames).awaitFailure().kind())
          .as("%d bytes", length)
          .isEqualTo(HttpFailure.Kind.PROTOCOL);
    }
    assertThat(answered("GET", new Http2Frames().head(true, "content-length", "5"))
            .awaitFailure()
            .kind())
        .isEqualTo(HttpFailure.Kind.PROTOCOL);
  }

  @Test
  void aBodyThatIsNotOfTheStatedLengthIsAProtocolFailureOverAHostsClientToo() throws Exception {
    PoolingAsyncClientConnectionManager http2 = PoolingAsyncClientConnectionManagerBuilder.create()
        .setDefaultTlsConfig(
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2).build())
        .build();
    try (CloseableHttpAsyncClient client =
        HttpAsyncClients.custom().setConnectionManager(http2).build()) {
      client.start();
      Transport over = new ClientTransport(client, SharedTransport.timer());
      for (int length : new int[] {0, 4, 5, 6}) {
        Recorder answer = answered(
            over,
            ConnectionOptions.Version.NEGOTIATED,
            "GET",
            new Http2Frames().head(false, "content-length", "5").data(true, new byte[length]));
        if (length == 5) {
          assertThat(answer.awaitEnd().bytes()).hasSize(5);
        } else {
          assertThat(answer.awaitFailure().kind())
              .as("%d bytes", length)
              .isEqualTo(HttpFailure.Kind.PROTOCOL);
        }
      }
    }
  }

  @Test
  void theStatedLengthOfAnAnswerToHeadIsOfNoBody() throws Exception {
    Http2Frames frames =
        new Http2Frames().head(false, "content-length", "5").data(true, new byte[0]);

    assertThat(answered("HEAD", frames).awaitEnd().bytes()).isEmpty();
    assertThat(answered("HEAD", new Http2Frames().head(true, "content-length", "5"))
            .awaitEnd()
            .bytes())
        .isEmpty();
  }

  @Test
  void aStreamThatIsResetIsAFailureThatNamesTheError() throws Exception {
    HttpFailure failure = answered(
            "GET", new Http2Frames().head(false).data(false, new byte[5]).reset(2))
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(failure.message()).endsWith(" ended the stream with INTERNAL_ERROR");
  }
}
