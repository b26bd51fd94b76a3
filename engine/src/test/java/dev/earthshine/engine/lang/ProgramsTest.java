package dev.earthshine.engine.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every program under {@code lua/lang}; it prints just what its lines {@code -- expect:} say. */
class ProgramsTest {
  private static final String EXPECT = "-- expect: ";

  @TestFactory
  Stream<DynamicTest> prints() throws IOException {
    Path root = Path.of("src/test/resources/lua/lang");
    List<Path> programs;
    try (Stream<Path> files = Files.walk(root)) {
      programs = files.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
    }
    return programs.stream()
        .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> check(file)));
  }

  private static void check(Path file) throws Exception {
    String source = Files.readString(file);
    String expected = source
        .lines()
        .filter(line -> line.startsWith(EXPECT))
        .map(line -> line.substring(EXPECT.length()) + "\n")
        .collect(Collectors.joining());
    assertThat(expected).as("a program expects something").isNotEmpty();
    ScriptEngine lua = new ScriptEngineManager().getEngineByName("earthshine");
    StringWriter output = new StringWriter();
    lua.getContext().setWriter(output);
    lua.put(ScriptEngine.FILENAME, file.getFileName().toString());
    lua.eval(source);
    assertThat(output.toString()).isEqualTo(expected);
  }
}
