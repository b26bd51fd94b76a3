package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a later evaluation gets from an iterator that an earlier one has left in a global. */
final class StreamLifetimeTest {
  private final ScriptEngine engine = Earthshine.engine().build();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    engine.put("BASE", server.url(""));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void begin(String read) throws ScriptException {
    engine.eval("lines = require('http').request(BASE .. '/ndjson'):stream():lines() " + read);
  }

  @Test
  void aStreamThatWasStillOpenSaysThatItsEvaluationHasEnded() throws ScriptException {
    begin("lines()");
    assertThat(engine.eval("local ok, err = pcall(lines) return err.kind .. ': ' .. err"))
        .isEqualTo(
            "aborted: the stream was closed before its end: the evaluation that began it has ended");
  }

  @Test
  void aStreamThatHadComeToItsEndHasNoMore() throws ScriptException {
    begin("for _ in lines do end");
    assertThat(engine.eval("return lines()")).isNull();
  }
}
