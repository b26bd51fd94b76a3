package dev.earthshine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.cli.CommandLine.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void allBehindTheScriptIsTheScripts() throws UsageException {
    assertThat(CommandLine.parse("-v", "a.lua", "-e", "--help"))
        .isEqualTo(new CommandLine(Mode.FILE, "a.lua", List.of("-e", "--help"), true));
  }

  @Test
  void codeIsTheWordBehindItsOption() throws UsageException {
    assertThat(CommandLine.parse("-e", "-1", "x"))
        .isEqualTo(new CommandLine(Mode.CODE, "-1", List.of("x"), false));
  }

  @Test
  void aDashIsStandardInput() throws UsageException {
    assertThat(CommandLine.parse("-", "-"))
        .isEqualTo(new CommandLine(Mode.STANDARD_INPUT, "", List.of("-"), false));
  }

  @ParameterizedTest
  @CsvSource({"--demo, DEMO", "--version, VERSION", "--help, HELP", "-h, HELP"})
  void theseTakeNoScript(String option, Mode mode) throws UsageException {
    assertThat(CommandLine.parse(option)).isEqualTo(new CommandLine(mode, "", List.of(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "'', no script given",
    "-v, no script given",
    "-x, unknown option -x",
    "--Demo, unknown option --Demo",
    "-e, -e needs code after it",
    "--demo x, '--demo takes no argument, got x'"
  })
  void whatIsNotUnderstoodIsNamed(String words, String message) {
    String[] arguments = words.isEmpty() ? new String[0] : words.split(" ", -1);
    assertThatThrownBy(() -> CommandLine.parse(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
