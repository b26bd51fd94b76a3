package dev.earthshine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void thePlaceStandsInFrontAndOnlyThere() {
    assertThat(Failure.describe(new ScriptException("broken", "a.lua", 3)))
        .isEqualTo("a.lua:3: broken");
    assertThat(Failure.describe(new ScriptException("a.lua:3: broken", "a.lua", 3)))
        .isEqualTo("a.lua:3: broken");
    assertThat(Failure.describe(new ScriptException("broken", "a.lua", 3, 7)))
        .isEqualTo("a.lua:3: broken");
  }

  @Test
  void aMessageWithoutPlaceStaysAsItIs() {
    assertThat(Failure.describe(new ScriptException("broken"))).isEqualTo("broken");
  }
}
