package dev.earthshine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.script.Compilable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/** Prints how many seconds a new JVM needs to find an engine, compile a script and have its result. */
final class FirstResult {
  private FirstResult() {}

  /** Arguments: the subject, the file. */
  public static void main(String... args) throws IOException, ScriptException {
    String source = Files.readString(Path.of(args[1]));
    long start = System.nanoTime();
    ScriptEngine engine = new ScriptEngineManager().getEngineByName(args[0]);
    Object result = ((Compilable) engine).compile(source).eval();
    double seconds = (System.nanoTime() - start) / 1e9;
    Objects.requireNonNull(result, "the script has no result");
    System.out.println(seconds);
  }
}
