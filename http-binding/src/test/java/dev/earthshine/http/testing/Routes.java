package dev.earthshine.http.testing;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The routes every server has. */
final class Routes {
  private static final String EVENTS = """
      : a comment
      data: {"n":1}

      event: note
      id: 7
      data: first line
      data: second line

      data: {"text":"grün ☃"}

      data: [DONE]

      """;
  private static final String RECORDS = "{\"n\":1}\n{\"n\":2,\"text\":\"grün\"}\n{\"n\":3}\n";

  private Routes() {}

  static Map<String, Route> all() {
    return Map.ofEntries(
        entry("/echo", Routes::echo),
        entry("/headers", Routes::headers),
        entry("/status", Routes::status),
        entry("/redirect", Routes::redirect),
        entry("/redirect-to", Routes::redirectTo),
        entry("/slow", Routes::slow),
        entry("/sse", Routes::sse),
        entry("/sse-cut", Routes::sseCut),
        entry("/ndjson", Routes::ndjson),
        entry("/chunked", Routes::chunked),
        entry("/bytes", Routes::bytes),
        entry("/gzip", Routes::gzip),
        entry("/deflate", Routes::deflate),
        entry("/drop", Routes::drop));
  }

  /** {@code {"method":…,"target":…,"headers":{"name":"a, b"},"body":…}}; names lower-case, the body as UTF-8. */
  private static void echo(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "application/json").send(Json.of(request));
  }

  /** Headers of every awkward kind: repeated, empty, UTF-8, a custom reason phrase. */
  private static void headers(RecordedRequest request, Reply reply) throws IOException {
    reply
        .status("200 Quite Fine")
        .header("Set-Cookie", "a=1")
        .header("Set-Cookie", "b=2; Path=/")
        .header("X-Empty", "")
        .header("X-Utf8", "grün ☃")
        .header("Content-Type", "text/plain; charset=bogus")
        .send("ok");
  }

  /** Status {@code /status/N} with the number as its body. */
  private static void status(RecordedRequest request, Reply reply) throws IOException {
    int status = Integer.parseInt(request.lastSegment());
    if (status == 204 || status == 304) {
      reply.status(status).head();
    } else {
      reply.status(status).send(request.lastSegment());
    }
  }

  /** {@code /redirect/N} leads over N hops of status 302, or {@code ?status=}, to {@code /echo}. */
  private static void redirect(RecordedRequest request, Reply reply) throws IOException {
    int left = Integer.parseInt(request.lastSegment());
    String query = request.target().substring(request.path().length());
    reply
        .status(Integer.parseInt(request.param("status", "302")))
        .header("Location", left <= 1 ? "/echo" : "/redirect/" + (left - 1) + query)
        .send("redirecting");
  }

  /** Redirects to {@code ?url=} with {@code ?status=}. */
  private static void redirectTo(RecordedRequest request, Reply reply) throws IOException {
    reply
        .status(Integer.parseInt(request.param("status", "302")))
        .header("Location", request.param("url", "/echo"))
        .send("redirecting");
  }

  /** Answers only when released; with {@code ?after=head} the head and first piece come at once. */
  private static void slow(RecordedRequest request, Reply reply) throws IOException {
    if (request.param("after", "").equals("head")) {
      reply.sendChunked().chunk("early ").awaitRelease().chunk("late").chunk("");
    } else {
      reply.awaitRelease().send("late");
    }
  }

  private static void sse(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "text/event-stream").sendChunked();
    for (String event : EVENTS.split("(?<=\n\n)", 0)) {
      reply.chunk(event);
    }
    reply.chunk("");
  }

  /** The stream of {@code /sse}, written in two pieces cut at byte {@code ?at=}; the connection's close ends it. */
  private static void sseCut(RecordedRequest request, Reply reply) throws IOException {
    byte[] stream = EVENTS.getBytes(StandardCharsets.UTF_8);
    int at = Math.min(stream.length, Integer.parseInt(request.param("at", "0")));
    reply
        .header("Content-Type", "text/event-stream")
        .close()
        .head()
        .raw(Arrays.copyOfRange(stream, 0, at))
        .raw(Arrays.copyOfRange(stream, at, stream.length));
  }

  private static void ndjson(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "application/x-ndjson").sendChunked();
    for (String line : RECORDS.split("(?<=\n)", 0)) {
      reply.chunk(line);
    }
    reply.chunk("");
  }

  /** {@code ?n=} chunks, {@code chunk 1;} and so on, and a trailer. */
  private static void chunked(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "text/plain").header("Trailer", "X-Sum").sendChunked();
    int chunks = Integer.parseInt(request.param("n", "3"));
    for (int i = 1; i <= chunks; i++) {
      reply.chunk("chunk " + i + ";");
    }
    reply.raw(("0\r\nX-Sum: " + chunks + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** {@code /bytes/N} bytes, the values 0 to 250 over and over. */
  private static void bytes(RecordedRequest request, Reply reply) throws IOException {
    byte[] body = new byte[Integer.parseInt(request.lastSegment())];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i % 251);
    }
    reply.header("Content-Type", "application/octet-stream").send(body);
  }

  private static void gzip(RecordedRequest request, Reply reply) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(Json.of(request).getBytes(StandardCharsets.UTF_8));
    }
    reply
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .send(packed.toByteArray());
  }

  private static void deflate(RecordedRequest request, Reply reply) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(Json.of(request).getBytes(StandardCharsets.UTF_8));
    }
    reply
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "deflate")
        .send(packed.toByteArray());
  }

  /** Announces 100 bytes, sends 10, and closes. */
  private static void drop(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Length", "100").close().head().raw(new byte[10]);
  }

  /** The little JSON the routes write. */
  private static final class Json {
    static String of(RecordedRequest request) {
      String headers = request.headers().stream()
          .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
          .distinct()
          .map(name ->
              quoted(name) + ":" + quoted(fromWire(String.join(", ", request.headers(name)))))
          .collect(Collectors.joining(","));
      return "{\"method\":" + quoted(request.method()) + ",\"target\":" + quoted(request.target())
          + ",\"headers\":{" + headers + "},\"body\":" + quoted(request.text()) + "}";
    }

    private static String fromWire(String latin1) {
      return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
      StringBuilder out = new StringBuilder("\"");
      text.chars().forEach(c -> {
        if (c == '"' || c == '\\') {
          out.append('\\').append((char) c);
        } else if (c < 0x20) {
          out.append(String.format("\\u%04x", c));
        } else {
          out.append((char) c);
        }
      });
      return out.append('"').toString();
    }
  }
}
