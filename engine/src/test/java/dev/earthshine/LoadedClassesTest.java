package dev.earthshine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.testing.RunScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** luaj's values are used, its compiler, interpreter, threads and libraries are not. */
final class LoadedClassesTest {
  private static final Pattern LUAJ_CLASS = Pattern.compile("org\\.luaj\\.vm2\\.\\S+");
  private static final Set<String> INTERPRETER = Set.of(
      "org.luaj.vm2.Globals",
      "org.luaj.vm2.LoadState",
      "org.luaj.vm2.LuaClosure",
      "org.luaj.vm2.LuaThread",
      "org.luaj.vm2.Prototype");

  @TempDir
  private static Path folder;

  private static List<String> loaded = List.of();

  @BeforeAll
  static void runScriptsElsewhere() throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:disable",
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            RunScripts.class.getName(),
            "src/test/resources/lua")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
    assertThat(process.waitFor()).as(() -> output()).isZero();
    try (var lines = Files.lines(log)) {
      loaded = lines
          .map(LUAJ_CLASS::matcher)
          .filter(Matcher::find)
          .map(Matcher::group)
          .toList();
    }
  }

  private static String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void valuesAreThoseOfLuaj() {
    assertThat(loaded).contains("org.luaj.vm2.LuaValue", "org.luaj.vm2.LuaString");
  }

  @Test
  void interpreterAndThreadsOfLuajAreNotLoaded() {
    assertThat(loaded).doesNotContainAnyElementsOf(INTERPRETER);
  }

  @Test
  void librariesAndCompilerOfLuajAreNotLoaded() {
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("org.luaj.vm2.lib."))
        .noneMatch(name -> name.startsWith("org.luaj.vm2.compiler."))
        .noneMatch(name -> name.startsWith("org.luaj.vm2.luajc."));
  }
}
