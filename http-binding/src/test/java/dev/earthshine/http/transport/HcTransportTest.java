package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HcTransportTest extends ServedTest {
  private final Transport transport = SharedTransport.get();

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return transport.send(request, listener);
  }

  @Test
  void sendsMethodTargetAndHeadersAsTheyAre() throws Exception {
    send(request("/echo?a=b%20c")
            .method(Method.of("PURGE"))
            .headers(Headers.builder()
                .add("X-Case", "v")
                .add("X-Twice", "1")
                .add("X-Twice", "2")
                .build())
            .build())
        .awaitEnd();

    RecordedRequest sent = server.requests().get(0);
    assertThat(sent.method()).isEqualTo("PURGE");
    assertThat(sent.target()).isEqualTo("/echo?a=b%20c");
    assertThat(sent.headers())
        .containsExactly(
            "Host: 127.0.0.1:" + server.port(), "X-Case: v", "X-Twice: 1", "X-Twice: 2");
  }

  @Test
  void sendsBytesWithTheirLengthAndType() throws Exception {
    byte[] body = new byte[300_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    send(request("/echo")
            .method(Method.of("post"))
            .body(RequestBody.bytes(body, "application/x"))
            .build())
        .awaitEnd();

    RecordedRequest sent = server.requests().get(0);
    assertThat(sent.header("Content-Length")).isEqualTo("300000");
    assertThat(sent.headers("Content-Type")).containsExactly("application/x");
    assertThat(sent.header("Transfer-Encoding")).isNull();
    assertThat(sent.body()).isEqualTo(body);
  }

  @Test
  void anExplicitContentTypeReplacesTheBodysOwn() throws Exception {
    send(request("/echo")
            .method(Method.of("PUT"))
            .headers(Headers.builder().add("content-type", "a/b").build())
            .body(RequestBody.bytes(new byte[] {1}, "text/plain"))
            .build())
        .awaitEnd();

    assertThat(server.requests().get(0).headers("Content-Type")).containsExactly("a/b");
  }

  @Test
  void aPostWithoutBodyStatesLengthZeroAndAGetStatesNone() throws Exception {
    send(request("/echo").method(Method.of("POST")).build()).awaitEnd();
    send(request("/echo").build()).awaitEnd();

    assertThat(server.requests().get(0).header("Content-Length")).isEqualTo("0");
    assertThat(server.requests().get(1).header("Content-Length")).isNull();
  }

  @Test
  void aGetMayCarryABody() throws Exception {
    send(request("/echo").body(RequestBody.bytes(new byte[] {65}, null)).build())
        .awaitEnd();

    assertThat(server.requests().get(0).text()).isEqualTo("A");
  }

  @Test
  void headersRoundTripAsUtf8() throws Exception {
    Recorder answer = send(request("/headers")
        .headers(Headers.builder().add("X-Name", "grün ☃").build())
        .build());

    assertThat(answer.awaitEnd().head().headers().first("x-utf8")).isEqualTo("grün ☃");
    String wire = server.requests().get(0).header("X-Name");
    assertThat(new String(
            String.valueOf(wire).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .isEqualTo("grün ☃");
  }

  @Test
  void headKeepsReasonRepeatedHeadersAndSurvivesABogusCharset() throws Exception {
    Recorder answer = send(request("/headers").build()).awaitEnd();

    assertThat(answer.head().status()).isEqualTo(200);
    assertThat(answer.head().reason()).isEqualTo("Quite Fine");
    assertThat(answer.head().httpVersion()).isEqualTo("HTTP/1.1");
    assertThat(answer.head().headers().all("set-cookie")).containsExactly("a=1", "b=2; Path=/");
    assertThat(answer.head().headers().first("X-Empty")).isEmpty();
    assertThat(answer.head().remoteAddress()).isEqualTo("127.0.0.1:" + server.port());
    assertThat(answer.text()).isEqualTo("ok");
    assertThat(answer.calls()).containsExactly("head", "data", "end");
  }

  @Test
  void tellsTrailersAtTheEnd() throws Exception {
    Recorder answer = send(request("/chunked?n=3").build()).awaitEnd();

    assertThat(answer.text()).isEqualTo("chunk 1;chunk 2;chunk 3;");
    assertThat(answer.trailers().first("X-Sum")).isEqualTo("3");
  }

  @Test
  void answersWithoutBodyEndAfterTheirHead() throws Exception {
    assertThat(send(request("/status/204").build()).awaitEnd().calls())
        .containsExactly("head", "end");
    assertThat(
            send(request("/echo").method(Method.of("HEAD")).build()).awaitEnd().calls())
        .containsExactly("head", "end");
  }

  @Test
  void oneConnectionServesRequestsInTurn() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(request("/echo")
              .method(Method.of("POST"))
              .body(RequestBody.bytes(new byte[9], null))
              .build())
          .awaitEnd();
    }

    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void manyRequestsGoAtOnce() throws Exception {
    Recorder[] answers = new Recorder[20];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = send(request("/slow").build());
    }
    server.awaitRequest(answers.length);
    server.release();

    for (Recorder answer : answers) {
      assertThat(answer.awaitEnd().text()).isEqualTo("late");
    }
    assertThat(server.connections()).isEqualTo(answers.length);
  }

  @Test
  void aNeverDemandedBodyStopsAtTheWindow() throws Exception {
    Recorder answer = new Recorder();
    Call call = transport.send(request("/bytes/5000000").build(), answer);
    answer.awaitHead();
    answer.awaitBytes(Call.WINDOW);
    call.demand(100_000);
    answer.awaitBytes(Call.WINDOW + 100_000);

    assertThat(answer.bytes().length).isLessThan(Call.WINDOW + 100_000 + HcBodyReader.SIZE);
    call.demand(Long.MAX_VALUE);
    assertThat(answer.awaitEnd().bytes()).hasSize(5_000_000);
  }

  @Test
  void runsOnNamedDaemonThreadsThatSeeThePluginsLoader() throws Exception {
    CompletableFuture<Thread> seen = new CompletableFuture<>();
    Recorder answer = new Recorder();
    transport
        .send(request("/echo").build(), new ForwardingListener(answer) {
          @Override
          public void head(ResponseHead head) {
            seen.complete(Thread.currentThread());
          }
        })
        .demand(1);
    answer.awaitEnd();

    Thread io = seen.join();
    assertThat(io.getName()).matches("earthshine-io-\\d+");
    assertThat(io.isDaemon()).isTrue();
    assertThat(io.getContextClassLoader()).isSameAs(HcTransport.class.getClassLoader());
  }
}
