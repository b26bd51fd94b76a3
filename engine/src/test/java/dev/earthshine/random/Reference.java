package dev.earthshine.random;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs programs with the command {@code lua5.2}. */
final class Reference {
  static final String CHUNK = "program.lua";

  private static final long SECONDS = 10;
  /** Calls the chunk in the local variable f, if there is one. */
  static final String RUN = """
      if f then
        local ok, v = pcall(f, 'first', 'second')
        e = not ok and tostring(v)
      end
      if e then print('error: ' .. e) end
      """;

  private final Path folder;

  Reference(Path folder) {
    this.folder = folder;
  }

  /** What {@code program} prints, the error that ends it included. */
  String run(String program) throws IOException, InterruptedException {
    Files.writeString(folder.resolve(CHUNK), program);
    Path output = folder.resolve("output");
    Process process = new ProcessBuilder(
            "lua5.2", "-e", "local f, e = loadfile('" + CHUNK + "')\n" + RUN)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "no end within " + SECONDS + " s";
    }
    return Files.readString(output, StandardCharsets.ISO_8859_1);
  }
}
