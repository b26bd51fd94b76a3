package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are cut, malformed or large, and what becomes of their connection. */
final class HcAnswerTest extends OwnReactorTest {
  private Recorder answeredWith(String raw) throws Exception {
    server.route(
        "/raw", (asked, reply) -> reply.close().raw(raw.getBytes(StandardCharsets.ISO_8859_1)));
    return send(request("/raw").build());
  }

  @Test
  void aBodyCutShortIsAResetAfterItsData() throws Exception {
    Recorder answer = send(request("/drop").build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.bytes()).hasSize(10);
  }

  @Test
  void aMissingLastChunkIsAReset() throws Exception {
    Recorder answer =
        answeredWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(answer.text()).isEqualTo("hello");
  }

  @Test
  void aBrokenChunkIsAProtocolFailureAfterTheDataBeforeIt() throws Exception {
    server.route(
        "/broken",
        (asked, reply) ->
            reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"
                .getBytes(StandardCharsets.US_ASCII)));
    Recorder answer = send(request("/broken").build());

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertThat(answer.text()).isEqualTo("hello");
  }

  @Test
  void anAnswerCutAnywhereIsAResetAfterTheDataBeforeTheCut() throws Exception {
    String whole = """
        HTTP/1.1 200 OK
        Transfer-Encoding: chunked
        X: 1

        5
        hello
        4;x=y
         you
        0
        """.replace("\n", "\r\n");
    int body = whole.indexOf("hello");
    for (int cut = 1; cut < whole.length(); cut++) {
      Recorder answer = answeredWith(whole.substring(0, cut));

      assertThat(answer.awaitFailure().kind())
          .as("cut at %d", cut)
          .isEqualTo(HttpFailure.Kind.RESET);
      assertThat("hello you").startsWith(answer.text());
      if (cut >= body + 5) {
        assertThat(answer.text()).as("cut at %d", cut).startsWith("hello");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "200 OK"})
  void aHeadThatIsCutOffIsNoAnswer(String status) throws Exception {
    HttpFailure failure = answeredWith("HTTP/1.0 " + status + "\r\nX: 1\r\n").awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.RESET);
    assertThat(failure.message()).endsWith("the head is cut off");
  }

  @Test
  void aPieceOfALineBeyondTheAnswerDoesNotSpoilTheNextOne() throws Exception {
    server.route(
        "/surplus",
        (asked, reply) -> reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP"
            .getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < 20; i++) {
      assertThat(send(request("/surplus").build()).awaitEnd().text()).isEqualTo("ok");
      assertThat(send(request("/status/200").build()).awaitEnd().text()).isEqualTo("200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsAProtocolFailure(String raw) throws Exception {
    assertThat(answeredWith(raw).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsWhole() throws Exception {
    assertThat(answeredWith("HTTP/1.0 200 OK\r\n\r\nall of it").awaitEnd().text())
        .isEqualTo("all of it");
  }

  @Test
  void aLargeHeadWithinTheLimitsIsHeard() throws Exception {
    String head = "X-Large: " + "v".repeat(60_000) + "\r\n" + "X-Many: v\r\n".repeat(900);

    assertThat(answeredWith("HTTP/1.1 204 OK\r\n" + head + "\r\n")
            .awaitEnd()
            .head()
            .headers()
            .all("X-Many"))
        .hasSize(900);
  }

  @ParameterizedTest
  @CsvSource({"1, 70000", "1001, 1", "20, 60000"})
  void aHeadBeyondTheLimitsIsAProtocolFailureThatNamesThem(int headers, int length)
      throws Exception {
    String value = "v".repeat(length);
    HttpFailure failure = answeredWith(
            "HTTP/1.1 204 OK\r\n" + ("X: " + value + "\r\n").repeat(headers) + "\r\n")
        .awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertThat(failure.message())
        .endsWith(" sent too large a head: a line may have 65536 bytes, a head 1000 headers and"
            + " 1048576 bytes");
  }

  @Test
  void bytesBeyondTheAnswerNeverBecomeTheNextOne() throws Exception {
    server.route(
        "/surplus",
        (asked, reply) -> reply.raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
                .getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < 20; i++) {
      assertThat(send(request("/surplus").build()).awaitEnd().text()).isEqualTo("ok");
      assertThat(send(request("/status/200").build()).awaitEnd().text()).isEqualTo("200");
    }
  }

  @Test
  void lengthAndChunksTogetherEndTheConnection() throws Exception {
    server.route(
        "/both",
        (asked, reply) -> reply.raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII)));
    send(request("/both").build()).awaitEnd();
    send(request("/echo").build()).awaitEnd();

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aPooledConnectionTheServerClosesIsReplacedUnnoticed() throws Exception {
    server.route("/close", (asked, reply) -> reply.close().send("bye"));
    for (int i = 0; i < 30; i++) {
      assertThat(send(request("/close").build()).awaitEnd().text()).isEqualTo("bye");
    }
    assertThat(server.connections()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void aConnectionWithCloseIsNotUsedAgain() throws Exception {
    server.route(
        "/close", (asked, reply) -> reply.close().header("Connection", "close").send("bye"));
    for (int i = 0; i < 5; i++) {
      send(request("/close").method(Method.of("POST")).build()).awaitEnd();
    }
    assertThat(server.connections()).isEqualTo(5);
  }
}
