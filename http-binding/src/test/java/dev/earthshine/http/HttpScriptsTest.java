package dev.earthshine.http;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.testing.Reply;
import dev.earthshine.http.testing.TestServer;
import dev.earthshine.testing.LuaScript;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Each script sees the URL of a loopback server as {@code BASE}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpScriptsTest {
  private final TestServer server;

  HttpScriptsTest() throws IOException {
    server = TestServer.start();
    WebRoutes.addTo(server);
    server.route("/mirror", HttpScriptsTest::mirror);
    server.route("/burst", HttpScriptsTest::burst);
    CountDownLatch seen = new CountDownLatch(1);
    server.route("/break", (request, reply) -> breakOff(reply, seen));
    server.route("/seen", (request, reply) -> {
      seen.countDown();
      reply.send("seen");
    });
    server.route("/endless", HttpScriptsTest::endless);
    server.route("/ticks", (request, reply) -> ticks(reply));
    server.route("/gone", (request, reply) -> reply.close());
    Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();
    Map<String, CountDownLatch> open = new ConcurrentHashMap<>();
    server.route("/gate", (request, reply) -> {
      latch(asked, request).countDown();
      await(latch(open, request));
      reply.send("gate");
    });
    server.route("/after", (request, reply) -> {
      await(latch(asked, request));
      reply.send("after");
    });
    server.route("/open", (request, reply) -> {
      latch(open, request).countDown();
      reply.send("open");
    });
  }

  /** One for each {@code ?for=}, since all scripts share the server. */
  private static CountDownLatch latch(
      Map<String, CountDownLatch> latches, RecordedRequest request) {
    return latches.computeIfAbsent(request.param("for", ""), name -> new CountDownLatch(1));
  }

  private static void burst(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "text/event-stream").sendChunked();
    reply.chunk("data: one\n\ndata: two\n\n").chunk("data: three\n\n").chunk("");
  }

  /** Two events, and when they were seen the connection ends without the last chunk. */
  private static void breakOff(Reply reply, CountDownLatch seen) throws IOException {
    reply.header("Content-Type", "text/event-stream").close().sendChunked();
    reply.chunk("data: one\n\n").chunk("data: two\n\n");
    await(seen);
  }

  /** Events until the client has enough of them. */
  private static void ticks(Reply reply) throws IOException {
    reply.header("Content-Type", "text/event-stream").sendChunked();
    while (true) {
      reply.chunk("data: tick\n\n");
    }
  }

  /** An event that has not ended after 2 MiB. */
  private static void endless(RecordedRequest request, Reply reply) throws IOException {
    reply.header("Content-Type", "text/event-stream").sendChunked();
    for (int i = 0; i < 32; i++) {
      reply.chunk("data: " + "x".repeat(65_530) + "\n");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("waiting for another request");
    }
  }

  /** Answers with the body and the type it was sent. */
  private static void mirror(RecordedRequest request, Reply reply) throws IOException {
    reply
        .header("Content-Type", String.join("", request.headers("content-type")))
        .send(request.body());
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    return LuaScript.testsIn(Path.of("src/test/resources/lua"), this::engine);
  }

  private ScriptEngine engine() {
    ScriptEngine engine =
        Earthshine.engine().environment(Map.of("TOKEN", "t-1")).build();
    engine.put("BASE", server.url(""));
    return engine;
  }
}
