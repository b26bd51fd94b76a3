package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.Http2Frames;
import dev.earthshine.http.testing.ScriptedPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server resets the connection in mid-upload, and what lies there to be read of its answer is not all of it. */
final class BrokenRefusalsTest {
  private static final byte[] LARGE = new byte[40_000_000];

  private final HcReactor reactor = HcReactor.start();
  private final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1)),
      Duration.ofSeconds(60),
      () -> reactor);
  private final AtomicInteger taken = new AtomicInteger();

  @AfterEach
  void stop() {
    reactor.close();
  }

  /** The answer to an upload of which {@code peer} reads more each time. */
  private Recorder refused(ScriptedPeer peer, ConnectionOptions.Version version) throws Exception {
    return refused(peer, version, new byte[5_000_000]);
  }

  private Recorder refused(ScriptedPeer peer, ConnectionOptions.Version version, byte[] body)
      throws Exception {
    HttpRequest upload = HttpRequest.builder(HttpUrl.parse(peer.url()))
        .method(Method.of("POST"))
        .connection(new ConnectionOptions(null, TlsOptions.STANDARD, version))
        .body(RequestBody.bytes(body, null))
        .build();
    Recorder answer = new Recorder();
    transport.send(upload, answer).demand(Long.MAX_VALUE);
    taken.addAndGet(10_000);
    return answer;
  }

  private ScriptedPeer http1(String script) throws IOException {
    ScriptedPeer peer = ScriptedPeer.start(0, in -> {
      ScriptedPeer.RequestReader.http1(in);
      in.readNBytes(taken.get());
    });
    peer.say(script.getBytes(StandardCharsets.US_ASCII), script.length(), true);
    return peer;
  }

  private static void assertBroken(Recorder answer, Set<HttpFailure.Kind> kinds) throws Exception {
    HttpFailure failure = answer.awaitFailure();
    assertThat(kinds).contains(failure.kind());
    assertThat(failure).hasCauseInstanceOf(Exception.class);
    assertThat(answer.calls()).doesNotContain("end").endsWith("failed");
  }

  private void assertBrokenAfterHalf(String rest, Set<HttpFailure.Kind> kinds) throws Exception {
    try (ScriptedPeer peer = http1("HTTP/1.1 413 Too Big\r\n" + rest)) {
      for (int i = 0; i < 50; i++) {
        Recorder answer = refused(peer, ConnectionOptions.Version.HTTP_1_1);

        assertBroken(answer, kinds);
        assertThat(answer.head().status()).isEqualTo(413);
        assertThat(answer.text()).isEqualTo("half");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n9"
      })
  void aBodyCutShortIsAFailureAfterItsData(String rest) throws Exception {
    assertBrokenAfterHalf(rest, Set.of(HttpFailure.Kind.RESET));
  }

  /** Either is met first, the reset in sending or the chunk in reading. */
  @Test
  void aBrokenChunkIsAFailureAfterTheDataBeforeIt() throws Exception {
    assertBrokenAfterHalf(
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
        Set.of(HttpFailure.Kind.RESET, HttpFailure.Kind.PROTOCOL));
  }

  @Test
  void aHeadCutShortIsNoAnswer() throws Exception {
    try (ScriptedPeer peer = http1("HTTP/1.1 413 Too Big\r\nContent-")) {
      for (int i = 0; i < 50; i++) {
        Recorder answer = refused(peer, ConnectionOptions.Version.HTTP_1_1);

        assertBroken(answer, Set.of(HttpFailure.Kind.RESET));
        assertThat(answer.calls()).containsExactly("failed");
      }
    }
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsNeverWhole() throws Exception {
    try (ScriptedPeer peer = http1("HTTP/1.1 413 Too Big\r\n\r\nall")) {
      for (int i = 0; i < 50; i++) {
        Recorder answer = refused(peer, ConnectionOptions.Version.HTTP_1_1);

        assertBroken(answer, Set.of(HttpFailure.Kind.RESET));
        assertThat("all").startsWith(answer.text());
      }
    }
  }

  /** So much is under way that the reset is met in sending, before the head is read. */
  @Test
  void norIsOneOfWhichNothingHasCome() throws Exception {
    taken.set(4_000_000);
    try (ScriptedPeer peer = http1("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")) {
      for (int i = 0; i < 40; i++) {
        assertBroken(
            refused(peer, ConnectionOptions.Version.HTTP_1_1, LARGE),
            Set.of(HttpFailure.Kind.RESET));
      }
    }
  }

  @Test
  void aBodyCutShortOverHttp2IsAFailureAfterItsData() throws Exception {
    Http2Frames frames = Http2Frames.withWideWindows();
    int greeting = frames.length();
    frames.head(413, false).data(false, new byte[4]);
    int whole = frames.length();
    frames.data(true, new byte[4]);
    try (ScriptedPeer peer = ScriptedPeer.start(greeting, in -> {
      Http2Frames.readRequest(in);
      in.readNBytes(taken.get());
    })) {
      for (int length = whole; length < frames.length(); length++) {
        peer.say(frames.toBytes(), length, true);
        Recorder answer = refused(peer, ConnectionOptions.Version.HTTP_2);

        assertBroken(answer, Set.of(HttpFailure.Kind.RESET));
        assertThat(answer.head().status()).isEqualTo(413);
        assertThat(answer.bytes()).hasSize(4);
      }
    }
  }
}
