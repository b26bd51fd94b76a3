package dev.earthshine.tests.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.earthshine.tests.Jars;
import dev.earthshine.tests.JavaProcess;
import dev.earthshine.tests.JavaProcess.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostLogTest {
  private static final String SECRET = "moonlight-secret";

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().add("Set-Cookie", "session=" + SECRET);
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes(UTF_8));
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slf4j-1", "slf4j-2"})
  void theHostsSlf4jGetsTheLogUnderTheNamesOfTheLibrary(String slf4j, @TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("log");

    Outcome outcome = get(slf4jSimple(log, "debug"), slf4jJars(slf4j));

    assertThat(outcome).isEqualTo(new Outcome(0, "200\n", ""));
    assertThat(log)
        .content()
        .contains("DEBUG org.apache.hc.client5.")
        .doesNotContain("dev.earthshine.shaded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slf4j-1", "slf4j-2"})
  void theLogTellsNoSecrets(String slf4j, @TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");

    get(slf4jSimple(log, "trace"), slf4jJars(slf4j));

    assertThat(log)
        .content()
        .isNotEmpty()
        .doesNotContain(SECRET, "http.headers", "http.wire", "http2.frame.payload");
  }

  @Test
  void withoutSlf4jNothingIsPrinted() throws Exception {
    assertThat(get(List.of())).isEqualTo(new Outcome(0, "200\n", ""));
  }

  @Test
  void thePluginTwiceOnTheClassPathPrintsNothing() throws Exception {
    assertThat(get(List.of(), Jars.PLUGIN)).isEqualTo(new Outcome(0, "200\n", ""));
  }

  @Test
  void withoutSlf4jThePlatformsLoggingGetsTheLog(@TempDir Path folder) throws Exception {
    Path configuration = Files.writeString(folder.resolve("logging.properties"), """
        handlers=java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level=FINE
        java.util.logging.SimpleFormatter.format=%3$s: %5$s%n
        org.apache.hc.level=FINE
        """);

    Outcome outcome = get(List.of("-Djava.util.logging.config.file=" + configuration));

    assertThat(outcome.err())
        .contains("org.apache.hc.client5.")
        .doesNotContain("dev.earthshine.shaded", SECRET);
  }

  /** One authorised request by a script, in a process of its own that keeps a cookie. */
  private Outcome get(List<String> options, Path... beside) throws Exception {
    String script = """
        local client = require("http").client{}
        local options = { headers = { Authorization = "Bearer %s" } }
        client:get("%s", options)
        print(client:get("%s", options):status_code())
        """.formatted(SECRET, url(), url());
    return JavaProcess.beside(options, beside).run("-e", script);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static List<String> slf4jSimple(Path log, String level) {
    String prefix = "-Dorg.slf4j.simpleLogger.";
    return List.of(prefix + "logFile=" + log, prefix + "defaultLogLevel=" + level);
  }

  private static Path[] slf4jJars(String name) {
    return new Path[] {Jars.host(name + "-api"), Jars.host(name + "-simple")};
  }
}
