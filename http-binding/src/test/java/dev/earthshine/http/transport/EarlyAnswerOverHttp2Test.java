package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.Http2Frames;
import dev.earthshine.http.testing.ScriptedPeer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers an upload over HTTP/2 and ends the whole connection with the rest unread. */
final class EarlyAnswerOverHttp2Test {
  private static final byte[] NO = {'n', 'o'};

  /** Sends uploads that {@code peer} reads more and more of, and sees that each is answered by 413. */
  private static void assertHeard(Http2Frames script, int greeting, boolean resets)
      throws Exception {
    AtomicInteger taken = new AtomicInteger();
    try (ScriptedPeer peer = ScriptedPeer.start(greeting, in -> {
      Http2Frames.readRequest(in);
      in.readNBytes(taken.getAndAdd(10_000));
    })) {
      peer.say(script.toBytes(), script.length(), resets);
      HttpRequest upload = HttpRequest.builder(HttpUrl.parse(peer.url()))
          .method(Method.of("POST"))
          .connection(
              new ConnectionOptions(null, TlsOptions.STANDARD, ConnectionOptions.Version.HTTP_2))
          .body(RequestBody.bytes(new byte[5_000_000], null))
          .build();
      for (int i = 0; i < 50; i++) {
        assertRefused(upload);
      }
    }
  }

  /** Sends it over a connection of its own: whether the kernel takes all of an upload is chance. */
  private static void assertRefused(HttpRequest upload) throws Exception {
    HcReactor reactor = HcReactor.start();
    try {
      Recorder answer = new Recorder();
      new HcTransport(
              SharedTransport.timer(),
              new Resolver(Duration.ofSeconds(1)),
              Duration.ofSeconds(60),
              () -> reactor)
          .send(upload, answer)
          .demand(Long.MAX_VALUE);

      assertThat(answer.awaitEnd().head().status()).isEqualTo(413);
      assertThat(answer.bytes()).isEqualTo(NO);
    } finally {
      reactor.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isHeard(boolean resets) throws Exception {
    Http2Frames script = Http2Frames.withWideWindows();
    int greeting = script.length();

    assertHeard(script.head(413, false).data(true, NO), greeting, resets);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "11, true", "0, false", "11, false"})
  void isHeardThoughItGoesAway(int code, boolean resets) throws Exception {
    Http2Frames script = Http2Frames.withWideWindows();
    int greeting = script.length();

    assertHeard(script.head(413, false).data(true, NO).goAway(1, code), greeting, resets);
  }
}
