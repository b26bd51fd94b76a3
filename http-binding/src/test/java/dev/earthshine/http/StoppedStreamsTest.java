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
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("earthshine"))
        .collect(Collectors.toSet());
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
    engine.put("COUNT", 1000);
    CountDownLatch streaming = new CountDownLatch(60);
    engine.put("streaming", streaming);
    CompletableFuture<String> ended = new CompletableFuture<>();
    Thread host = new Thread(() -> {
      try {
        engine.eval("""
            for i = 1, COUNT do
              endless():execute_streaming(function() streaming:countDown() end)
            end
            """);
        ended.complete("by itself");
      } catch (ScriptException e) {
        ended.complete("by force");
      }
    });
    host.start();
    assertThat(streaming.await(10, TimeUnit.SECONDS)).isTrue();
    ((AutoCloseable) engine).close();

    assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("by force");
    server.awaitNoneOpen();
  }
}
