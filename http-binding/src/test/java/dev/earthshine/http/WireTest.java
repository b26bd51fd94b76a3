package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void leavingAStreamClosesIt() throws ScriptException {
    engine.eval("require('http').request(BASE .. '/slow?after=head')"
        + ":execute_streaming(function(response) print(response:text()) return false end)");
    assertThat(output).hasToString("early \n");
    assertThat(catchBroken(1)).isTrue();
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
