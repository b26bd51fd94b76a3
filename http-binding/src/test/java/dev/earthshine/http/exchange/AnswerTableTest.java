package dev.earthshine.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.ServedTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Awkward answers over a real socket, a row for each: what is made of them, and whether the connection is used again. */
class AnswerTableTest extends ServedTest {
  private static final String OK = "HTTP/1.1 200 OK~";

  private final HttpExchanges exchanges = HttpExchanges.shared(Policy.standard());

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return exchanges.send(request, listener);
  }

  /** Answers {@code /raw} with {@code text}, in which {@code ~} ends a line. */
  private void serve(String text, boolean close) {
    byte[] bytes = text.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    server.route("/raw", (asked, reply) -> {
      if (close) {
        reply.close();
      }
      reply.raw(bytes);
    });
  }

  private void assertReused(boolean reused) throws InterruptedException {
    assertThat(send(orThrow("/status/200")).awaitEnd().text()).isEqualTo("200");
    assertThat(server.connections()).isEqualTo(reused ? 1 : 2);
  }

  private HttpRequest orThrow(String path) {
    try {
      return request(path).build();
    } catch (HttpFailure e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "length | Content-Length: 2~~ok | ok | true",
        "chunks | Transfer-Encoding: chunked~~2~ok~0~~ | ok | true",
        "chunks with extensions and trailers | Transfer-Encoding: chunked~~2;a=b~ok~0~X: y~~ | ok | true",
        "length and chunks: chunks win | Content-Length: 3~Transfer-Encoding: chunked~~2~ok~0~~ | ok | false",
        "equal lengths twice | Content-Length: 2~Content-Length: 2~~ok | | false",
        "empty body | Content-Length: 0~~ | '' | true",
        "folded header | X-F: a~ b~Content-Length: 2~~ok | ok | true",
        "surplus bytes | Content-Length: 2~~okmore | ok | false",
        "a second answer nobody asked for | Content-Length: 2~~okHTTP/1.1 200 OK~Content-Length: 4~~evil | ok | false",
        "bogus charset | Content-Type: text/plain; charset=bogus~Content-Length: 2~~ok | ok | true",
        "malformed type | Content-Type: ;;;garbage~Content-Length: 2~~ok | ok | true",
        "unknown coding | Content-Encoding: aws-chunked~Content-Length: 2~~ok | ok | true",
      })
  void anAnswerOf(String row, String rest, @Nullable String body, boolean reused)
      throws InterruptedException {
    serve(OK + rest, false);
    Recorder answer = send(orThrow("/raw"));
    if (body == null) {
      assertThat(answer.awaitFailure().kind()).as(row).isEqualTo(HttpFailure.Kind.PROTOCOL);
    } else {
      assertThat(answer.awaitEnd().text()).as(row).isEqualTo(body);
    }

    assertReused(reused);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "two lengths that differ | Content-Length: 2~Content-Length: 3~~okk",
        "a length that is no number | Content-Length: 2x~~ok",
        "a negative length | Content-Length: -2~~ok",
        "a space before the colon of the length | Content-Length : 2~~ok",
        "a space before any colon | X-F : 1~Content-Length: 2~~ok",
        "a line without a colon | nonsense~Content-Length: 2~~ok",
        "an unknown transfer coding | Transfer-Encoding: x-moon~~ok",
      })
  void isAProtocolFailureThatEndsTheConnection(String row, String rest) throws Exception {
    serve(OK + rest, false);

    assertThat(send(orThrow("/raw")).awaitFailure().kind())
        .as(row)
        .isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertReused(false);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "HTTP/-1.1 200 OK",
    "HTTP/1.-1 200 OK",
    "HTTP/1.1 -20 OK",
    "HTTP/1.1 2000 OK",
    "HTTP/1.1 OK",
    "HTTP/3.0 200 OK",
    "ICY 200 OK",
    "SSH-2.0-x",
    "200 OK"
  })
  void aStatusLineThatIsNoneIsAProtocolFailure(String line) throws Exception {
    serve(line + "~Content-Length: 2~~ok", false);

    assertThat(send(orThrow("/raw")).awaitFailure().kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
    assertReused(false);
  }

  @Test
  void aFoldedHeaderIsJoined() throws Exception {
    serve(OK + "X-F: a~ b~\tc~Content-Length: 2~~ok", false);

    assertThat(send(orThrow("/raw")).awaitEnd().head().headers().first("X-F"))
        .matches("a\\s+b\\s+c");
  }

  @ParameterizedTest(name = "status {0} with a length has no body")
  @CsvSource({"204, false", "304, true"})
  void aStatusThatHasNoBody(int status, boolean reused) throws Exception {
    serve("HTTP/1.1 " + status + " x~Content-Length: 5~~", false);
    Recorder answer = send(orThrow("/raw")).awaitEnd();

    assertThat(answer.head().status()).isEqualTo(status);
    assertThat(answer.bytes()).isEmpty();
    assertReused(reused);
  }

  @Test
  void headersOfACompressedBodyThatIsNotThereDecodeNothing() throws Exception {
    server.route(
        "/raw", (asked, reply) -> reply.header("Content-Encoding", "gzip").send("packed"));
    Recorder answer = send(request("/raw").method(Method.of("HEAD")).build()).awaitEnd();

    assertThat(answer.head().headers().first("Content-Length")).isEqualTo("6");
    assertThat(answer.calls()).containsExactly("head", "end");
    assertReused(true);
  }

  @Test
  void aStrayBodyAfterAnAnswerToHeadDoesNotBecomeTheNextAnswer() throws Exception {
    serve(OK + "Content-Length: 4~~evil", false);
    send(request("/raw").method(Method.of("HEAD")).build()).awaitEnd();

    assertReused(false);
  }

  @Test
  void anAnswerOfHttp10EndsWithItsConnection() throws Exception {
    serve("HTTP/1.0 200 OK~~until the end", true);
    Recorder answer = send(orThrow("/raw")).awaitEnd();

    assertThat(answer.text()).isEqualTo("until the end");
    assertThat(answer.head().httpVersion()).isEqualTo("HTTP/1.0");
    assertReused(false);
  }

  @ParameterizedTest(name = "{0} before the answer")
  @CsvSource({"103 Early Hints", "102 Processing", "100 Continue", "199 Whatever"})
  void informationComesBeforeTheAnswer(String status) throws Exception {
    serve("HTTP/1.1 " + status + "~Link: </a>~~" + OK + "Content-Length: 2~~ok", false);
    Recorder answer = send(orThrow("/raw")).awaitEnd();

    assertThat(answer.head().status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("ok");
    assertReused(true);
  }

  @ParameterizedTest(name = "a body of 100 bytes with a limit of {0}")
  @CsvSource({"99, too_large", "100, ", "101, "})
  void aBodyMayBeAsLargeAsItsLimit(long limit, @Nullable String kind) throws Exception {
    Recorder answer = send(request("/bytes/100").maxBody(limit).build());
    if (kind == null) {
      assertThat(answer.awaitEnd().bytes()).hasSize(100);
    } else {
      assertThat(answer.awaitFailure().kind().wireName()).isEqualTo(kind);
      assertThat(answer.awaitFailure().message())
          .contains(" is larger than max_body, which is " + limit + " bytes; ");
    }
  }

  @Test
  void theLimitOfABodyIsThatOfItsDecompressedForm() throws Exception {
    server.route(
        "/zeros",
        (asked, reply) ->
            reply.header("Content-Encoding", "gzip").send(Packed.gzip(new byte[10_000])));

    assertThat(send(request("/zeros").maxBody(9_999).build()).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.TOO_LARGE);
    assertThat(send(request("/zeros").maxBody(10_000).build()).awaitEnd().bytes())
        .hasSize(10_000);
  }
}
