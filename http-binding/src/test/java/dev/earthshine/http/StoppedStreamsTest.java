package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.JettyServer;
import dev.earthshine.http.testing.TestIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand endless streams at a time, each stopped in its own way. */
@ParameterizedClass
@ValueSource(strings = {"1.1", "2"})
final class StoppedStreamsTest {
  private static final byte[] LINE =
      "data: one line of very many\n\n".repeat(20).getBytes(StandardCharsets.US_ASCII);

  private static final long PATIENCE_MILLIS = 10_000;

  private static JettyServer server;

  @Parameter
  String version = "auto";

  private final ScriptEngine engine = Earthshine.engine().build();

  @BeforeAll
  static void serve(@TempDir Path directory) throws Exception {
    server = JettyServer.start(TestIdentity.make(directory).both());
    server.route("/endless", (request, response, done) -> {
      response.getHeaders().add("Content-Type", "text/event-stream");
      drip(request, response, done);
    });
  }

  /** Without end; slowly, since what a thousand streams have in the kernel's buffers is written for nothing. */
  private static void drip(Request request, Response response, Callback done) {
    Runnable next = () -> drip(request, response, done);
    response.write(
        false,
        ByteBuffer.wrap(LINE),
        Callback.from(
            () -> {
              Scheduler.Task unused =
                  request.getComponents().getScheduler().schedule(next, 20, TimeUnit.MILLISECONDS);
            },
            done::failed));
  }

  @AfterAll
  static void stopServing() throws Exception {
    server.close();
  }

  @BeforeEach
  void define() throws Exception {
    define(engine);
  }

  private void define(ScriptEngine engine) throws Exception {
    engine.put("URL", server.plainUrl("/endless"));
    engine.put("VERSION", version);
    engine.eval("""
        http, async = require("http"), require("async")
        COUNT = 10
        function endless() return http.request{ url = URL, http_version = VERSION } end
        """);
  }

  /** Runs {@code script} for a few streams, then for many, which may leave nothing open and need no further thread. */
  private void assertNothingLeftBy(String script) throws Exception {
    engine.eval(script);
    Set<String> before = threads();
    engine.put("COUNT", 1000);
    engine.eval(script);

    server.awaitNoneOpen();
    assertThat(before).containsAll(threads());
  }

  private static Set<String> threads() {
    return ours().map(Thread::getName).collect(Collectors.toSet());
  }

  private static Stream<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(?i)(earthshine|httpclient|hc-).*"));
  }

  /** Waits for the end of those that were not there {@code before}. */
  private static void awaitNoneBeyond(Set<String> before) throws InterruptedException {
    for (Thread thread : ours().toList()) {
      if (!before.contains(thread.getName())) {
        thread.join(PATIENCE_MILLIS);
      }
    }
    assertThat(before).containsAll(threads());
  }

  @Test
  void byFalseFromTheCallback() throws Exception {
    assertNothingLeftBy("""
        local calls = 0
        local tasks = {}
        for i = 1, COUNT do
          tasks[i] = endless():execute_streaming(function() calls = calls + 1 return false end)
        end
        for i = 1, COUNT do tasks[i]:await() end
        assert(calls == COUNT, calls)
        """);
  }

  @Test
  void byLeavingTheLoop() throws Exception {
    assertNothingLeftBy("""
        local jobs = {}
        for i = 1, COUNT do
          jobs[i] = function()
            for event in endless():stream():events() do return event.data end
          end
        end
        local all = async.gather(jobs)
        for i = 1, COUNT do assert(all[i] == "one line of very many", tostring(all[i])) end
        """);
  }

  @Test
  void byAbort() throws Exception {
    assertNothingLeftBy("""
        local begun = 0
        local tasks = {}
        for i = 1, COUNT do
          tasks[i] = endless():execute_streaming(function() begun = begun + 1 tasks[i]:abort() end)
        end
        for i = 1, COUNT do pcall(tasks[i].await, tasks[i]) end
        assert(begun == COUNT, begun)
        """);
  }

  @Test
  void byTheEndOfTheEngine() throws Exception {
    endAmid(10, 10);
    Set<String> before = threads();
    assertThat(before).isNotEmpty();
    endAmid(1000, 60);

    server.awaitNoneOpen();
    awaitNoneBeyond(before);
  }

  /** Closes an engine that has begun {@code count} streams, once {@code running} of them have brought something. */
  private void endAmid(int count, int running) throws Exception {
    ScriptEngine ended = Earthshine.engine().build();
    define(ended);
    ended.put("COUNT", count);
    CountDownLatch streaming = new CountDownLatch(running);
    ended.put("streaming", streaming);
    CompletableFuture<String> end = new CompletableFuture<>();
    Thread host = new Thread(() -> {
      try {
        ended.eval("""
            for i = 1, COUNT do
              endless():execute_streaming(function() streaming:countDown() end)
            end
            """);
        end.complete("by itself");
      } catch (ScriptException e) {
        end.complete("by force");
      }
    });
    host.start();
    assertThat(streaming.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    ((AutoCloseable) ended).close();

    assertThat(end.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("by force");
  }
}
