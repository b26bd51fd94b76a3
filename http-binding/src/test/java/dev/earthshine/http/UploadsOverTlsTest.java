package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.JettyServer;
import dev.earthshine.http.testing.TestIdentity;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that send much to a server that sends it back, over TLS, by either version of HTTP. */
@ParameterizedClass
@CsvSource({"1.1, HTTP/1.1", "2, HTTP/2", "auto, HTTP/2"})
final class UploadsOverTlsTest {
  private static JettyServer server;
  private static String authority = "";

  @Parameter(0)
  String version = "";

  @Parameter(1)
  String spoken = "";

  private final ScriptEngine engine = Earthshine.engine().build();
  private final StringWriter output = new StringWriter();

  @BeforeAll
  static void serve(@TempDir Path directory) throws Exception {
    TestIdentity identity = TestIdentity.make(directory);
    authority = identity.pem();
    server = JettyServer.start(identity.both());
    server.route("/echo", (request, response, done) -> Content.copy(request, response, done));
  }

  @AfterAll
  static void stopServing() throws Exception {
    server.close();
  }

  @BeforeEach
  void define() throws ScriptException {
    engine.getContext().setWriter(output);
    engine.put("URL", server.url("/echo"));
    engine.put("CA", authority);
    engine.put("VERSION", version);
    engine.eval("""
        http = require("http")
        client = http.client{ tls = { ca = CA }, http_version = VERSION }
        """);
  }

  @Test
  void aFunctionMakesTheBody() throws ScriptException {
    engine.eval("""
        local made = 0
        local response = client:post(URL, { body = function()
          made = made + 1
          if made <= 30 then return ("%02d"):format(made):rep(50000) end
        end })
        local text = response:text()
        print(response:http_version(), #text, text:sub(1, 4), text:sub(-4))
        """);
    assertThat(output).hasToString(spoken + "\t3000000\t0101\t3030\n");
  }

  @Test
  void aFileIsStreamed(@TempDir Path directory) throws Exception {
    engine.put(
        "FILE", Files.write(directory.resolve("large"), new byte[2_000_000]).toString());
    engine.eval("""
        local response = client:post(URL, { multipart = { { name = "f", file = FILE } } })
        print(response:http_version(), response:text():find(("\\0"):rep(2000000), 1, true) ~= nil)
        """);
    assertThat(output).hasToString(spoken + "\ttrue\n");
  }

  @Test
  void aStringOfManyWindowsIsSent() throws ScriptException {
    engine.eval("""
        local body = ("0123456789"):rep(500000)
        local response = client:put(URL, { body = body })
        print(response:http_version(), response:text() == body)
        """);
    assertThat(output).hasToString(spoken + "\ttrue\n");
  }
}
