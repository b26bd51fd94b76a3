package dev.earthshine.tests.documented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.RecordedRequest;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two editions of one documentation: each block alone, with the blocks it refers to, and all of them as one script. */
final class DocumentedScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/documented");
  private static final String IMPORT = "local http = require(\"http\")\n";

  private TestServer server;

  @TempDir
  private Path files;

  @BeforeEach
  void startServer() throws IOException {
    server = TestServer.start();
    server.route("/page", (request, reply) -> reply.header("X-Page", "1").send("Hello!"));
    server.route(
        "/chat",
        (request, reply) -> reply
            .header("Content-Type", "text/event-stream")
            .sendChunked()
            .chunk("data: {\"delta\":\"Hel\"}\n\nda")
            .chunk("ta: {\"delta\":\"lo!\"}\n\n")
            .chunk("data: [DONE]\n\n")
            .chunk(""));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void getsAPage(String edition) throws Exception {
    assertThat(run(block(edition, "1-get")))
        .contains("200\n", "Hello!\n", "1", "x-page", "127.0.0.1:" + server.port());
    assertThat(server.requests()).extracting(RecordedRequest::method).containsExactly("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void sendsWhatTheSettersSay(String edition) throws Exception {
    run(IMPORT + block(edition, "2-setters"));
    RecordedRequest sent = server.awaitRequest(1);
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.headers("key")).containsExactly("value");
    assertThat(sent.text())
        .contains("name=\"file.txt\"; filename=\"file.txt\"", "\r\nfrom disk\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void streamsAChat(String edition) throws Exception {
    assertThat(run(block(edition, "4-chat"))).contains("Hel").contains("lo!");
    RecordedRequest sent = server.awaitRequest(1);
    assertThat(sent.headers("authorization")).containsExactly("Bearer t-1");
    assertThat(sent.headers("content-type")).containsExactly("application/json");
    assertThat(sent.text()).contains("\"stream\":true", "\"content\":\"Hello!\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void sendsARequestMadeFromATableInThreeWays(String edition) throws Exception {
    run(IMPORT + block(edition, "3-table") + block(edition, "5-execute"));
    assertThat(server.requests())
        .extracting(RecordedRequest::text)
        .containsExactly(
            "{\"keys\":\"body accepts string, table (json), or even byte array\"}",
            "{\"keys\":\"body accepts string, table (json), or even byte array\"}",
            "{\"keys\":\"body accepts string, table (json), or even byte array\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void runsAllBlocksAsOneScript(String edition) throws Exception {
    StringBuilder whole = new StringBuilder();
    for (String name : List.of("1-get", "2-setters", "3-table", "4-chat", "5-execute")) {
      whole.append(block(edition, name));
    }
    assertThat(run(whole.toString())).contains("Hello!").contains("lo!");
    assertThat(server.requests()).hasSize(6);
  }

  private String block(String edition, String name) throws IOException {
    Path file = Files.writeString(files.resolve("file.txt"), "from disk");
    return Files.readString(SCRIPTS.resolve(edition).resolve(name + ".lua"))
        .replaceAll("https://[a-z.]*example-ai-company\\.com[/v1]*", server.url("/chat"))
        .replaceAll("https://example\\.com/?", server.url("/page"))
        .replace("/path/to/file", file.toString().replace('\\', '/'));
  }

  private static String run(String script) throws ScriptException {
    ScriptEngine engine =
        Earthshine.engine().environment(Map.of("TOKEN", "t-1")).build();
    StringWriter output = new StringWriter();
    engine.getContext().setWriter(output);
    engine.eval(script);
    return output.toString();
  }
}
