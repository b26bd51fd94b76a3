package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.TlsOptions;
import dev.earthshine.http.testing.Http2Frames;
import dev.earthshine.http.testing.ScriptedPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server dies at every byte of its answer: what comes of it is the whole answer or a failure, never a part of it. */
final class CutAnswersTest {
  private static final String TEXT = "data: one\n\ndata: two\n\n";
  private static final Set<HttpFailure.Kind> BROKEN =
      Set.of(HttpFailure.Kind.RESET, HttpFailure.Kind.PROTOCOL, HttpFailure.Kind.DECODE);

  /** Before an HTTP/2 server has said its settings, nothing need have been sent. */
  private static final Set<HttpFailure.Kind> UNGREETED =
      Set.of(HttpFailure.Kind.CONNECT, HttpFailure.Kind.RESET);

  private final HcReactor reactor = HcReactor.start();
  private final HttpExchanges exchanges = new HttpExchanges(
      new HcTransport(
          SharedTransport.timer(),
          new Resolver(Duration.ofSeconds(1)),
          Duration.ofSeconds(60),
          () -> reactor),
      SharedTransport.timer(),
      Policy.standard());

  @AfterEach
  void stop() {
    reactor.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] answer(String headers, byte[] body) {
    byte[] head = bytes("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n");
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] chunked(byte[] body) {
    int half = body.length / 2;
    return bytes(Integer.toHexString(half) + "\r\n"
        + new String(body, 0, half, StandardCharsets.ISO_8859_1) + "\r\n"
        + Integer.toHexString(body.length - half) + ";x=y\r\n"
        + new String(body, half, body.length - half, StandardCharsets.ISO_8859_1)
        + "\r\n0\r\nX-Sum: 1\r\n\r\n");
  }

  private Recorder get(ScriptedPeer peer, ConnectionOptions.Version version) throws HttpFailure {
    HttpRequest request = HttpRequest.builder(HttpUrl.parse(peer.url()))
        .connection(new ConnectionOptions(null, TlsOptions.STANDARD, version))
        .build();
    Recorder answer = new Recorder();
    exchanges.send(request, answer).demand(Long.MAX_VALUE);
    return answer;
  }

  /** Cuts {@code script}, which says {@link #TEXT}, at every byte. */
  private void cutEverywhere(
      byte[] script, boolean resets, ScriptedPeer peer, ConnectionOptions.Version version)
      throws Exception {
    int greeting = version == ConnectionOptions.Version.HTTP_2 ? Http2Frames.GREETING : 0;
    try (peer) {
      for (int cut = 0; cut < script.length; cut++) {
        peer.say(script, cut, resets);
        Recorder answer = get(peer, version);
        assertThat(cut < greeting ? UNGREETED : BROKEN)
            .as("cut at %d", cut)
            .contains(answer.awaitFailure().kind());
        assertThat(TEXT).startsWith(answer.text());
      }
      peer.say(script, script.length, false);
      assertThat(get(peer, version).awaitEnd().text()).isEqualTo(TEXT);
    }
  }

  private void cutEverywhere(byte[] script, boolean resets) throws Exception {
    cutEverywhere(script, resets, http1Peer(), ConnectionOptions.Version.HTTP_1_1);
  }

  private static ScriptedPeer http1Peer() throws IOException {
    return ScriptedPeer.start(0, ScriptedPeer.RequestReader::http1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyOfKnownLength(boolean resets) throws Exception {
    cutEverywhere(answer("Content-Length: " + TEXT.length(), bytes(TEXT)), resets);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChunkedStreamOfEvents(boolean resets) throws Exception {
    cutEverywhere(
        answer(
            "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked", chunked(bytes(TEXT))),
        resets);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCompressedBodyOfKnownLength(boolean resets) throws Exception {
    byte[] body = gzip(TEXT);
    cutEverywhere(answer("Content-Encoding: gzip\r\nContent-Length: " + body.length, body), resets);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCompressedChunkedBody(boolean resets) throws Exception {
    cutEverywhere(
        answer("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzip(TEXT))),
        resets);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerOverHttp2(boolean resets) throws Exception {
    byte[] first = bytes(TEXT.substring(0, 10));
    byte[] second = bytes(TEXT.substring(10));
    byte[] script = new Http2Frames()
        .head(false, "content-type", "text/event-stream")
        .data(false, first)
        .data(true, second)
        .toBytes();
    ScriptedPeer peer = ScriptedPeer.start(Http2Frames.GREETING, Http2Frames::readRequest);
    cutEverywhere(script, resets, peer, ConnectionOptions.Version.HTTP_2);
  }

  @Test
  void aBodyThatTheEndOfTheConnectionCompletesIsTheExceptionUnlessThatIsAReset() throws Exception {
    byte[] script = answer("Content-Type: text/event-stream", bytes(TEXT));
    int head = script.length - TEXT.length();
    try (ScriptedPeer peer = http1Peer()) {
      for (int cut = head; cut <= script.length; cut++) {
        peer.say(script, cut, false);
        assertThat(get(peer, ConnectionOptions.Version.HTTP_1_1).awaitEnd().text())
            .isEqualTo(TEXT.substring(0, cut - head));
        peer.say(script, cut, true);
        assertThat(get(peer, ConnectionOptions.Version.HTTP_1_1).awaitFailure().kind())
            .isEqualTo(HttpFailure.Kind.RESET);
      }
    }
  }

  @Test
  void aCompressedBodyTellsItselfWhereItEnds() throws Exception {
    byte[] script = answer("Content-Encoding: gzip", gzip(TEXT));
    int head = script.length - gzip(TEXT).length;
    try (ScriptedPeer peer = http1Peer()) {
      for (int cut = head + 1; cut < script.length; cut++) {
        peer.say(script, cut, false);
        assertThat(get(peer, ConnectionOptions.Version.HTTP_1_1).awaitFailure().kind())
            .as("cut at %d", cut)
            .isEqualTo(HttpFailure.Kind.DECODE);
      }
    }
  }
}
