package dev.earthshine.testing;

import dev.earthshine.Earthshine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

/** Evaluates the scripts of some folders, for tests of what a process does besides. */
public final class RunScripts {
  private RunScripts() {}

  /** Runs every {@code .lua} file below each of {@code folders}, whatever comes of it. */
  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        List<Path> files = walk.filter(file -> file.toString().endsWith(".lua")).toList();
        for (Path file : files) {
          run(Files.readString(file));
        }
      }
    }
  }

  private static void run(String source) {
    ScriptEngine engine = Earthshine.engine().build();
    engine.getContext().setWriter(Writer.nullWriter());
    try {
      engine.eval(source);
    } catch (ScriptException e) {
      // Scripts about uncaught errors end with one.
      engine.put("error", e);
    }
  }
}
