package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts do to connections, seen from the other side. */
final class WireTest {
  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    engine.put("BASE", server.url(""));
    engine.getContext().setWriter(output);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void oneConnectionServesRequestsOneAfterTheOther() throws ScriptException {
    engine.eval("local http = require('http') for i = 1, 5 do http.get(BASE .. '/echo') end");
    assertThat(server.requests()).hasSize(5);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void eventsAreTheSameWhereverTheStreamIsCut() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local function events(path)
          local seen = {}
          http.request(BASE .. path):execute_streaming(function(response)
            local event = response:event()
            seen[#seen + 1] = event.event .. "/" .. tostring(event.id) .. "/" .. response:text()
          end):await()
          return table.concat(seen, "\\n")
        end
        local whole = events("/sse")
        for at = 1, 130 do
          assert(events("/sse-cut?at=" .. at) == whole, "cut at " .. at)
        end
        print(select(2, whole:gsub("\\n", "\\n")))
        """);
    assertThat(output).hasToString("3\n");
  }

  @Test
  void aFailingScriptClosesWhatItHasUnderWay() {
    assertThatThrownBy(() -> engine.eval("""
                    local http = require("http")
                    http.request(BASE .. "/slow"):execute_task(function() end)
                    http.request(BASE .. "/slow?after=head"):execute_streaming(function(response)
                      error("enough", 0)
                    end)
                    """)).hasMessage("enough");
    assertThat(catchBroken(2)).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitAndClosesTheExchange() throws Exception {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread host = new Thread(() -> {
      try {
        engine.eval("pcall(require('http').get, BASE .. '/slow') print('never')");
        flag.complete(false);
      } catch (ScriptException e) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        flag.complete(interrupted && e.getCause() instanceof InterruptedException);
      }
    });
    host.start();
    server.awaitRequest(1);
    host.interrupt();
    assertThat(flag.get()).isTrue();
    assertThat(output).hasToString("");
    assertThat(catchBroken(1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.request(BASE .. '/slow'):execute()",
        "http.request(BASE .. '/slow'):execute_task(print)",
        "http.request(BASE .. '/slow'):execute_task(print):await(60)",
        "http.gather({ BASE .. '/slow' })",
        "http.request(BASE .. '/slow'):stream():lines()()",
        "http.request(BASE .. '/slow'):save('never')",
        "async.spawn(http.get, BASE .. '/slow'):await()",
        "async.timeout(60, http.get, BASE .. '/slow')",
        "async.spawn(http.get, BASE .. '/slow') async.sleep(60)",
        "async.spawn(pcall, http.get, BASE .. '/slow')",
        "table.sort({2, 1}, function() http.get(BASE .. '/slow') end)",
        "async.spawn(table.sort, {2, 1}, function() pcall(http.get, BASE .. '/slow') end)",
        "async.gather{async.spawn(http.get, BASE .. '/slow')}"
      })
  void anInterruptEndsEveryWait(String wait) throws Exception {
    CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    Thread host = new Thread(() -> {
      try {
        engine.eval("local http, async = require('http'), require('async') " + wait);
        ended.completeExceptionally(new AssertionError("no interrupt: " + wait));
      } catch (ScriptException e) {
        ended.complete(e.getCause());
      }
    });
    host.start();
    server.awaitRequest(1);
    host.interrupt();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(catchBroken(1)).isTrue();
  }

  @Test
  void leavingAStreamClosesIt() throws ScriptException {
    engine.eval("require('http').request(BASE .. '/slow?after=head')"
        + ":execute_streaming(function(response) print(response:text()) return false end)");
    assertThat(output).hasToString("early \n");
    assertThat(catchBroken(1)).isTrue();
  }

  @Test
  void anAbortedTaskClosesTheExchangeItWaitsFor() throws ScriptException {
    engine.put("server", server);
    engine.eval("""
        local http, async = require("http"), require("async")
        http.get(BASE .. "/echo")
        local task = async.spawn(function() http.get(BASE .. "/slow") print("never") end)
        async.sleep(0)
        server:awaitRequest(2)
        task:abort()
        """);
    assertThat(catchBroken(1)).isTrue();
    assertThat(output).hasToString("");
  }

  @Test
  void aTimeLimitClosesTheExchangesOfItsFunction() throws ScriptException {
    engine.put("server", server);
    engine.eval("""
        local http, async = require("http"), require("async")
        local ok, err = pcall(async.timeout, 0.5, function()
          async.spawn(function() server:awaitRequest(2) end)
          http.gather({ BASE .. "/slow", BASE .. "/slow?after=head" })
        end)
        print(err.kind)
        """);
    assertThat(catchBroken(2)).isTrue();
    assertThat(output).hasToString("timeout\n");
  }

  @Test
  void aGatheringThatFailsFastClosesTheOtherExchanges() throws ScriptException {
    engine.put("server", server);
    engine.eval("""
        local http, async = require("http"), require("async")
        local function fail() server:awaitRequest(2) error("enough", 0) end
        local waiting = http.request(BASE .. "/slow"):execute_task(function() print("never") end)
        print(pcall(http.gather, { waiting, BASE .. "/slow", async.spawn(fail) }, { fail_fast = true }))
        """);
    assertThat(catchBroken(2)).isTrue();
    assertThat(output).hasToString("false\tenough\n");
  }

  @Test
  void anAbortOnAUsedConnectionIsSeenByTheServer() throws ScriptException {
    engine.eval("""
        local http = require("http")
        http.get(BASE .. "/echo")
        local task
        task = http.request(BASE .. "/slow?after=head"):execute_streaming(function() task:abort() end)
        """);
    assertThat(catchBroken(1)).isTrue();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aLoopThatIsLeftReleasesItsConnection() throws ScriptException {
    engine.eval("""
        local http = require("http")
        local function first(name)
          for chunk in http.request(BASE .. "/slow?after=head"):stream():chunks() do return chunk end
        end
        for i = 1, 100 do assert(first() == "early ") end
        for chunk in http.request(BASE .. "/slow?after=head"):stream():chunks() do break end
        """);
    assertThat(catchBroken(101)).isTrue();
  }

  @Test
  void aStreamNobodyReadsIsClosedWhenTheScriptEnds() throws ScriptException {
    engine.eval("stream = require('http').request(BASE .. '/slow?after=head'):stream()"
        + " print((stream:chunks()()))");
    assertThat(output).hasToString("early \n");
    assertThat(catchBroken(1)).isTrue();
    assertThatCode(() -> engine.eval("assert(tostring(stream):find('closed'))"))
        .doesNotThrowAnyException();
  }

  @Test
  void aThousandStreamsStoppedEarlyLeaveNothingOpen() throws ScriptException {
    engine.eval("""
        local http, async = require("http"), require("async")
        local jobs = {}
        for i = 1, 1000 do
          jobs[i] = function()
            for chunk in http.request(BASE .. "/slow?after=head"):stream():chunks() do return chunk end
          end
        end
        local all = async.gather(jobs)
        for i = 1, 1000 do assert(all[i] == "early ", tostring(all[i])) end
        """);
    assertThat(catchBroken(1000)).isTrue();
  }

  @Test
  void aStreamOfEventsGoesOnWhereItBrokeOff() throws ScriptException {
    AtomicInteger connections = new AtomicInteger();
    CountDownLatch seen = new CountDownLatch(1);
    server.route("/feed", (request, reply) -> {
      int number = connections.incrementAndGet();
      if (number == 4) {
        reply.status(204).head();
        return;
      }
      reply.header("Content-Type", "text/event-stream").close().sendChunked();
      String last = request.header("Last-Event-ID");
      reply.chunk("retry: 1\n\nid: " + number + "\ndata: after " + last + "\n\n");
      if (number == 2) {
        await(seen);
      } else {
        reply.chunk("id: lost\ndata: cut").chunk("");
      }
    });
    engine.put("seen", seen);
    engine.eval("""
        local http = require("http")
        for event in http.request(BASE .. "/feed"):stream{ reconnect = true }:events() do
          print(event.id, event.data)
          if event.id == "2" then seen:countDown() end
        end
        """);
    assertThat(output).hasToString("1\tafter null\n2\tafter 1\n3\tafter 2\n");
  }

  @Test
  void reconnectingIsGivenUpAfterSomeTimesInVain() throws ScriptException {
    server.route("/dead", (request, reply) -> {
      reply.header("Content-Type", "text/event-stream").send("retry: 1\n\n");
    });
    engine.eval("""
        local http = require("http")
        http.request(BASE .. "/dead"):execute_streaming(function() end, { reconnect = 3 })
        """);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void noContentEndsReconnectingWithoutACall() throws ScriptException {
    server.route("/last", (request, reply) -> {
      if (request.header("Last-Event-ID") == null) {
        reply.header("Content-Type", "text/event-stream").send("retry: 1\nid: 7\ndata: one\n\n");
      } else {
        reply.status(204).head();
      }
    });
    engine.eval("""
        local http = require("http")
        local request = http.request(BASE .. "/last")
        request:execute_streaming(function(r) print(r:status_code(), r:text()) end, { reconnect = true })
        for event in request:stream{ reconnect = true }:events() do print(event.data) end
        print("end")
        """);
    assertThat(output.toString().lines()).containsExactlyInAnyOrder("200\tone", "one", "end");
    assertThat(server.requests()).hasSize(4);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("waiting for the script");
    }
  }

  /** Whether the server saw {@code count} exchanges break off. */
  private boolean catchBroken(int count) {
    try {
      server.awaitBrokenOff(count);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
