package dev.earthshine.tests.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.testing.TestServer;
import dev.earthshine.tests.Jars;
import dev.earthshine.tests.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Libraries the plugin uses where the host has them, under their own names. */
class OptionalLibrariesTest {
  private static final String SCRIPT = """
      local response = require("http").get(arg[1])
      print(response:text())
      """;

  /** "moon" as one frame of zstd. */
  private static final byte[] ZSTD = {
    0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 4, 0x21, 0, 0, 'm', 'o', 'o', 'n'
  };

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    server.route("/moon", (request, reply) -> {
      boolean zstd = String.valueOf(request.header("Accept-Encoding")).contains("zstd");
      reply.header("Content-Encoding", zstd ? "zstd" : "identity");
      reply.send(zstd ? ZSTD : new byte[] {'s', 'u', 'n'});
    });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String accepted() {
    return String.valueOf(server.requests().get(0).header("Accept-Encoding"));
  }

  private JavaProcess.Outcome run(Path... jars) throws IOException, InterruptedException {
    return JavaProcess.beside(List.of(), jars).run("-e", SCRIPT, server.url("/moon"));
  }

  @Test
  void codingsWithoutADecoderAreNotAskedFor() throws Exception {
    assertThat(run()).isEqualTo(new JavaProcess.Outcome(0, "sun\n", ""));
    assertThat(accepted()).isEqualTo("gzip, deflate");
  }

  @Test
  void aDecoderWithoutItsNativeLibraryIsNone() throws Exception {
    assertThat(run(Jars.host("brotli4j"), Jars.host("brotli4j-service")).out()).isEqualTo("sun\n");
    assertThat(accepted()).isEqualTo("gzip, deflate");
  }

  @Test
  void aDecoderBesideThePluginIsUsed() throws Exception {
    assertThat(run(Jars.host("zstd-jni")).out()).isEqualTo("moon\n");
    assertThat(accepted()).isEqualTo("gzip, deflate, zstd");
  }
}
