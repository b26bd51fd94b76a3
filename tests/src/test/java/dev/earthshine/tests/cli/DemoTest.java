package dev.earthshine.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.JavaProcess;
import dev.earthshine.tests.JavaProcess.Outcome;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void everyScriptOfTheDemoPrintsWhatItPromises() throws Exception {
    Outcome outcome = JavaProcess.plugin().run("--demo");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines())
        .containsSubsequence("-- prints:", "200", "Hello!")
        .containsSubsequence("-- prints:", "new\ttrue\t2\tTycho")
        .contains("200\tas multipart/form-data: arrived")
        .containsSubsequence("the script goes on", "callback\t200")
        .containsSubsequence("The", " moon", " is", " up", ".")
        .containsSubsequence("true", "5")
        .endsWith("7 scripts ran.");
    assertThat(outcome.out()).contains("name=Ada+Lovelace&place=London");
  }
}
