package dev.earthshine.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.JavaProcess;
import dev.earthshine.tests.JavaProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @Test
  void runsAScriptFileWithItsArguments(@TempDir Path folder) throws Exception {
    Path script =
        write(folder, "#!/usr/bin/env lua\nprint(arg[1], arg[2], #arg)\nreturn 'dropped'");
    assertThat(run(script.toString(), "one", "-e")).isEqualTo(new Outcome(0, "one\t-e\t2\n", ""));
  }

  @Test
  void runsCodeFromTheCommandLine() throws Exception {
    assertThat(run("-e", "print(1 + 1, arg[1])", "x")).isEqualTo(new Outcome(0, "2\tx\n", ""));
  }

  @Test
  void aScriptEndsTheProgramWithACodeOfItsOwn() throws Exception {
    assertThat(run("-e", "io.write('half a line') os.exit(7)"))
        .isEqualTo(new Outcome(7, "half a line", ""));
    assertThat(run("-e", "os.exit(true)").code()).isZero();
    assertThat(run("-e", "print(pcall(os.execute, 'true'))").out()).startsWith("false\t");
  }

  @Test
  void theTableOfArgumentsNamesTheScript() throws Exception {
    assertThat(run("-e", "print(arg[0], #arg)")).isEqualTo(new Outcome(0, "-e\t0\n", ""));
  }

  @Test
  void runsStandardInput() throws Exception {
    Outcome outcome = JavaProcess.plugin().reading("print(arg[1])").run("-", "x");
    assertThat(outcome).isEqualTo(new Outcome(0, "x\n", ""));
  }

  @Test
  void aScriptReadsStandardInput() throws Exception {
    Outcome outcome =
        JavaProcess.plugin().reading("first\nsecond\n").run("-e", "io.read() print(io.read())");
    assertThat(outcome).isEqualTo(new Outcome(0, "second\n", ""));
  }

  @Test
  void textThatIsNotAsciiComesOutAsItWentIn(@TempDir Path folder) throws Exception {
    Path script = write(folder, "print('Mondlicht: ü 月 😀') io.stderr:write('😀\\n')");
    assertThat(run(script.toString())).isEqualTo(new Outcome(0, "Mondlicht: ü 月 😀\n", "😀\n"));
  }

  @Test
  void anErrorIsOneLineWithItsPlace(@TempDir Path folder) throws Exception {
    Path script = write(folder, "local t\nprint('before')\nerror('broken')\n");
    assertThat(run(script.toString()))
        .isEqualTo(new Outcome(1, "before\n", script + ":3: broken\n"));
  }

  @Test
  void aSyntaxErrorIsOneLineWithItsPlace(@TempDir Path folder) throws Exception {
    Path script = write(folder, "print('never')\nlocal = 1\n");
    Outcome outcome = run(script.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith(script + ":2: ").contains("expected").hasLineCount(1);
  }

  @Test
  void anErrorOfTheNetworkShowsNoJava() throws Exception {
    Outcome outcome = run("-e", "require('http').get('http://127.0.0.1:1/')");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("127.0.0.1:1").hasLineCount(1).doesNotContain("Exception");
  }

  @Test
  void theJavaStackTraceIsThereForWhoAsks() throws Exception {
    Outcome outcome = run("-v", "-e", "error('broken')");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("-e:1: broken\n").contains("\tat dev.earthshine");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    assertThat(run("nowhere.lua"))
        .isEqualTo(new Outcome(1, "", "earthshine: nowhere.lua: no such file\n"));
  }

  @Test
  void anUnknownOptionIsNamedAndTheUsageShown() throws Exception {
    Outcome outcome = run("--frobnicate");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("earthshine: unknown option --frobnicate\nusage: ");
  }

  @Test
  void withoutAScriptTheUsageIsShown() throws Exception {
    Outcome outcome = run();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("earthshine: no script given\nusage: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void theHelpStatesOptionsAndExitCodes(String option) throws Exception {
    Outcome outcome = run(option);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("-e CODE", "--demo", "--version", "-v", "Exit code: 0, or 1");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void theVersionsAreOnOneLine() throws Exception {
    Outcome outcome = run("--version");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).matches("Earthshine \\d+\\.\\d+\\.\\d+\\S*, Lua 5\\.2, Java \\S+\\R");
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    return JavaProcess.plugin().run(arguments);
  }

  private static Path write(Path folder, String script) throws IOException {
    return Files.writeString(folder.resolve("script.lua"), script);
  }
}
