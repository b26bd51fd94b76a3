package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.SuppliedBody;
import dev.earthshine.http.testing.Pouring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same whichever version of HTTP is spoken. */
final class BothVersionsTest extends JettyTest {
  private static final int LARGE = 5_000_000;

  @BeforeAll
  static void route() {
    server.route("/echo", BothVersionsTest::echo);
  }

  private static void echo(Request request, Response response, Callback done) {
    response.getHeaders().add("X-Method", request.getMethod());
    String length = request.getHeaders().get("Content-Length");
    response.getHeaders().add("X-Length", length == null ? "none" : length);
    Content.copy(request, response, done);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aGetIsAnswered() throws Exception {
    server.route("/small", new Pouring(random(10)));
    Recorder answer = send(request("/small").build()).awaitEnd();

    assertThat(answer.head().status()).isEqualTo(200);
    assertThat(answer.head().httpVersion()).isEqualTo(isHttp2() ? "HTTP/2" : "HTTP/1.1");
    assertThat(answer.bytes()).isEqualTo(random(10));
    assertThat(answer.calls()).containsExactly("head", "data", "end");
  }

  @Test
  void aHeadHasNoBodyAndLeavesTheConnectionUsable() throws Exception {
    server.route("/small", new Pouring(random(10)));
    for (int i = 0; i < 3; i++) {
      assertThat(send(request("/small").method(Method.of("HEAD")).build())
              .awaitEnd()
              .calls())
          .containsExactly("head", "end");
    }
  }

  @Test
  void aLargeBodyGoesBothWaysAtOnce() throws Exception {
    byte[] body = random(LARGE);
    Recorder answer = send(request("/echo")
            .method(Method.of("POST"))
            .body(RequestBody.bytes(body, null))
            .build())
        .awaitEnd();

    assertThat(answer.head().headers().first("X-Method")).isEqualTo("POST");
    assertThat(answer.head().headers().first("X-Length")).isEqualTo(Integer.toString(LARGE));
    assertThat(answer.bytes()).isEqualTo(body);
  }

  @Test
  void anEmptyPostStatesItsLength() throws Exception {
    Recorder answer = send(request("/echo").method(Method.of("POST")).build()).awaitEnd();

    assertThat(answer.head().headers().first("X-Length")).isEqualTo("0");
  }

  @Test
  void aBodyMadePieceByPieceGoesOutWithoutALength() throws Exception {
    byte[] piece = random(100_000);
    Recorder answer = send(request("/echo")
            .method(Method.of("PUT"))
            .body(pieces(piece, 30))
            .build())
        .awaitEnd();

    assertThat(answer.head().headers().first("X-Length")).isEqualTo("none");
    assertThat(answer.bytes()).hasSize(3_000_000).startsWith(piece).endsWith(piece);
  }

  /** A body of {@code count} times {@code piece}. */
  private static SuppliedBody pieces(byte[] piece, int count) {
    SuppliedBody[] made = new SuppliedBody[1];
    made[0] = new SuppliedBody(new SuppliedBody.Source() {
      private int left = count;

      @Override
      public void next() {
        if (left-- > 0) {
          made[0].supply(piece.clone());
        } else {
          made[0].end();
        }
      }

      @Override
      public void close() {}
    });
    return made[0];
  }

  @Test
  void aFileIsStreamed(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("large"), random(LARGE));
    Recorder answer = send(request("/echo")
            .method(Method.of("POST"))
            .body(RequestBody.multipart(List.of(Part.File.of("f", file))))
            .build())
        .awaitEnd();

    assertThat(answer.head().headers().first("X-Length"))
        .isEqualTo(Integer.toString(answer.bytes().length));
    int from = answer.text().indexOf("\r\n\r\n") + 4;
    assertThat(Arrays.copyOfRange(answer.bytes(), from, from + LARGE)).isEqualTo(random(LARGE));
  }

  @Test
  void trailersAreTold() throws Exception {
    server.route("/trailers", (request, response, done) -> {
      response.setTrailersSupplier(() -> HttpFields.from(new HttpField("X-Sum", "7")));
      response.write(true, ByteBuffer.wrap(new byte[] {65}), done);
    });
    Recorder answer = send(request("/trailers").build()).awaitEnd();

    assertThat(answer.text()).isEqualTo("A");
    assertThat(answer.trailers().first("X-Sum")).isEqualTo("7");
  }

  @Test
  void headersMayRepeatAndHoldUtf8() throws Exception {
    server.route("/headers", (request, response, done) -> {
      response.getHeaders().add("Set-Cookie", "a=1").add("Set-Cookie", "b=2");
      response.getHeaders().add("X-Back", String.valueOf(request.getHeaders().get("X-Name")));
      done.succeeded();
    });
    Headers headers = Headers.builder().add("X-Name", "grün").build();
    Recorder answer = send(request("/headers").headers(headers).build()).awaitEnd();

    assertThat(answer.head().headers().all("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.head().headers().first("X-Back")).isEqualTo("grün");
  }

  @Test
  void exchangesAtTheSameTimeDoNotMix() throws Exception {
    Recorder[] answers = new Recorder[40];
    for (int i = 0; i < answers.length; i++) {
      String text = Integer.toString(i).repeat(50_000);
      answers[i] = send(request("/echo")
          .method(Method.of("POST"))
          .body(RequestBody.bytes(text.getBytes(StandardCharsets.US_ASCII), null))
          .build());
    }
    for (int i = 0; i < answers.length; i++) {
      assertThat(answers[i].awaitEnd().text()).isEqualTo(Integer.toString(i).repeat(50_000));
    }
  }
}
