package dev.earthshine.tests.documented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import dev.earthshine.http.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Lua programs of the README, each as it stands there, against a server of our own. */
final class ReadmeTest {
  private static final Pattern PROGRAM = Pattern.compile("```lua\n(.*?)```", Pattern.DOTALL);

  private TestServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = TestServer.start();
    server.route("/repos/42", (request, reply) -> reply.send("{\"name\": \"moon\", \"stars\": 7}"));
    server.route(
        "/users",
        (request, reply) -> reply.status(201).header("Location", "/users/5").send("{\"id\": 5}"));
    server.route("/v1/users", (request, reply) -> reply.send("{\"items\": [{\"name\": \"Ada\"}]}"));
    server.route(
        "/chat",
        (request, reply) -> reply
            .header("Content-Type", "text/event-stream")
            .send("id: 1\ndata: {\"text\": \"Hi\"}\n\ndata: [DONE]\n\n"));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  void theProgramsRun() throws Exception {
    List<String> programs = PROGRAM
        .matcher(Files.readString(Path.of("../README.md")))
        .results()
        .map((MatchResult program) -> program.group(1))
        .toList();
    assertThat(programs).hasSize(3);
    assertThat(run(programs.get(0))).startsWith("moon\t7\n").contains("Hi");
    assertThat(run(programs.get(1))).isEqualTo("201\t/users/5\t5\nAda\n");
    assertThat(run(programs.get(2)))
        .startsWith("200\tmessage\t1\t{\"text\": \"Hi\"}\n")
        .contains("Hi");
    assertThat(server.requests()).hasSize(6);
  }

  private String run(String program) throws ScriptException {
    ScriptEngine engine =
        Earthshine.engine().environment(Map.of("TOKEN", "t-1")).build();
    StringWriter output = new StringWriter();
    engine.getContext().setWriter(output);
    engine.eval(program.replace("https://api.example.com", server.url("")));
    return output.toString();
  }
}
