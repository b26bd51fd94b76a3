package dev.earthshine.http;

import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.testing.Reply;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Routes of servers that are overloaded, break off, link, set cookies, and challenge. */
final class WebRoutes {
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  private WebRoutes() {}

  static void addTo(TestServer server) {
    WebRoutes routes = new WebRoutes();
    server
        .route("/flaky", routes::flaky)
        .route("/cut", routes::cut)
        .route("/linked", WebRoutes::linked)
        .route("/set-and-go", WebRoutes::setAndGo)
        .route("/digest", WebRoutes::digest);
  }

  /** Every third request of a path is answered. */
  private void flaky(RecordedRequest request, Reply reply) throws IOException {
    int attempt = attempts.merge(request.path(), 1, Integer::sum);
    if (attempt % 3 == 0) {
      reply.send(("attempt " + attempt + " " + request.text()).strip());
    } else {
      reply.status(503).header("Retry-After", "0").send("busy");
    }
  }

  /** Every third answer of a path is whole, of the others there is only the beginning. */
  private void cut(RecordedRequest request, Reply reply) throws IOException {
    int attempt = attempts.merge(request.path(), 1, Integer::sum);
    byte[] body = ("attempt " + attempt).getBytes(StandardCharsets.US_ASCII);
    if (attempt % 3 == 0) {
      reply.send(body);
    } else {
      reply.header("Content-Length", Integer.toString(body.length)).close().head();
      reply.raw(Arrays.copyOf(body, 3));
    }
  }

  private static void linked(RecordedRequest request, Reply reply) throws IOException {
    reply
        .header(
            "Link",
            "<?page=3>; rel=\"next last\"; title=\"one, two; \\\"three\\\"\", </x>; rel=next")
        .header("Link", "<https://e.org/p?a,b;c>;rel=prev,<https://e.org/bare>, no link")
        .send("ok");
  }

  private static void setAndGo(RecordedRequest request, Reply reply) throws IOException {
    reply.status(302).header("Set-Cookie", "hop=1").header("Location", "/echo").send("");
  }

  private static void digest(RecordedRequest request, Reply reply) throws IOException {
    String given = Objects.requireNonNullElse(request.header("Authorization"), "");
    if (given.startsWith("Digest username=\"user\"")) {
      reply.send("nc " + given.replaceAll(".*nc=([0-9a-f]+).*", "$1"));
    } else {
      reply
          .status(401)
          .header("WWW-Authenticate", "Digest realm=\"moon\", nonce=\"n1\", qop=\"auth\"")
          .send("who are you?");
    }
  }
}
