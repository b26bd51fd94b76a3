package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

final class FunctionBodyTest {
  @Test
  void whatAHostThrewInItIsTheCause() throws IOException {
    IOException thrown = new IOException("no more to read");
    ScriptEngine engine = Earthshine.engine().build();
    engine.put("read", (Callable<Object>) () -> {
      throw thrown;
    });
    try (TestServer server = TestServer.start()) {
      engine.put("URL", server.url("/echo"));
      assertThatThrownBy(() -> engine.eval("require('http').post(URL, { body = read })"))
          .isInstanceOf(ScriptException.class)
          .hasRootCause(thrown)
          .hasMessageContaining("no more to read");
    }
  }
}
