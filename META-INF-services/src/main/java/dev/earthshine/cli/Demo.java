package dev.earthshine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.script.ScriptException;

/** Runs the documented scripts one after the other against a {@link DemoServer}, each shown before what it prints. */
final class Demo {
  private static final List<String> SCRIPTS = List.of(
      "get.lua", "form.lua", "json.lua", "upload.lua", "task.lua", "chat.lua", "client.lua");

  private final Runner runner;
  private final PrintWriter out;

  Demo(Runner runner, Writer out) {
    this.runner = runner;
    this.out = new PrintWriter(out);
  }

  /**
   * Runs all scripts.
   *
   * @throws ScriptException at the first script that fails
   * @throws IOException if the server cannot listen or the file to upload cannot be written
   */
  void run() throws IOException, ScriptException {
    Path upload = Files.createTempFile("earthshine-demo-", ".txt");
    try (DemoServer server = DemoServer.start()) {
      Files.writeString(upload, "The moon by earthlight.\n");
      Map<String, Object> globals =
          Map.of("BASE", server.url(), "TOKEN", DemoServer.TOKEN, "FILE", upload.toString());
      for (String name : SCRIPTS) {
        Script script = resource(name);
        out.println("-- demo/" + name + " " + "-".repeat(60 - name.length()));
        out.println(script.text().stripTrailing());
        out.println("-- prints:");
        runner.run(script, List.of(), globals);
        out.println();
      }
      out.println(SCRIPTS.size() + " scripts ran.");
    } finally {
      Files.delete(upload);
    }
  }

  private static Script resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Demo.class.getResourceAsStream("demo/" + name), name)) {
      return Script.ofReader("demo/" + name, new InputStreamReader(in, UTF_8));
    }
  }
}
