package dev.earthshine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * A script and what it is to print: each {@code -- expect: text} comment is one line of output, in order; one {@code --
 * expect error: text} comment is the message the script ends with.
 */
public record LuaScript(
    String source, List<String> expected, @Nullable String expectedError) {
  private static final String EXPECT = "-- expect: ";
  private static final String EXPECT_ERROR = "-- expect error: ";

  /** Reads the expectations out of {@code source}. */
  public static LuaScript parse(String source) {
    List<String> expected = new ArrayList<>();
    String error = null;
    for (String line : source.split("\n", -1)) {
      int at = line.indexOf(EXPECT);
      int errorAt = line.indexOf(EXPECT_ERROR);
      if (at >= 0) {
        expected.add(line.substring(at + EXPECT.length()));
      } else if (line.endsWith(EXPECT.stripTrailing())) {
        expected.add("");
      } else if (errorAt >= 0) {
        error = line.substring(errorAt + EXPECT_ERROR.length());
      }
    }
    return new LuaScript(source, List.copyOf(expected), error);
  }

  /** One test for each {@code .lua} file below {@code folder}, each with a fresh engine. */
  public static Stream<DynamicTest> testsIn(Path folder, Supplier<ScriptEngine> engines)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
    }
    assertThat(files).as("scripts in " + folder).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(
            folder.relativize(file).toString(),
            file.toUri(),
            () -> parse(Files.readString(file)).check(file, engines.get())));
  }

  private void check(Path file, ScriptEngine engine) {
    assertThat(expected.size() + (expectedError == null ? 0 : 1))
        .as("expectations")
        .isPositive();
    StringWriter output = new StringWriter();
    engine.getContext().setWriter(output);
    engine
        .getContext()
        .setAttribute(
            ScriptEngine.FILENAME, String.valueOf(file.getFileName()), ScriptContext.ENGINE_SCOPE);
    String error = run(engine);
    assertThat(output.toString().lines().toList()).isEqualTo(expected);
    assertThat(error).isEqualTo(expectedError);
  }

  private @Nullable String run(ScriptEngine engine) {
    try {
      engine.eval(source);
      return null;
    } catch (ScriptException e) {
      return e.getMessage();
    }
  }
}
