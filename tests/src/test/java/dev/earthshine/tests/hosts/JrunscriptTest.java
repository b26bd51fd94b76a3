package dev.earthshine.tests.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earthshine.tests.JavaProcess;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code jrunscript}, where the JDK has it: one engine for a whole session, found through a loader of its own. */
class JrunscriptTest {
  private static JavaProcess jrunscript(String... options) {
    JavaProcess tool = JavaProcess.tool("jrunscript", options);
    assumeTrue(tool != null, "this JDK has no jrunscript");
    return Objects.requireNonNull(tool);
  }

  @Test
  void runsAnExpressionOfTheCommandLine() throws IOException, InterruptedException {
    JavaProcess.Outcome outcome =
        jrunscript("-l", "lua").run("-e", "print('grün', 6 * 7, type(engine))");
    assertThat(outcome.out()).endsWith("\t42\tuserdata\n");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void givesTheArgumentsToAScriptOfStandardInput() throws IOException, InterruptedException {
    JavaProcess.Outcome outcome =
        jrunscript("-l", "lua").reading("print(arg[1], arguments[2])").run("-f", "-", "one", "two");
    assertThat(outcome.out()).isEqualTo("one\ttwo\n");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void keepsGlobalsFromLineToLine() throws IOException, InterruptedException {
    JavaProcess.Outcome outcome = jrunscript("-l", "lua")
        .reading("function twice(n) return n * 2 end\nx = twice(4)\nprint('x is ' .. x)\n")
        .run();
    assertThat(outcome.out() + outcome.err()).contains("x is 8");
  }

  @Test
  void showsTheMessageOfAnError() throws IOException, InterruptedException {
    JavaProcess.Outcome outcome =
        jrunscript("-l", "lua").run("-e", "local x\nerror('no such rule')");
    assertThat(outcome.err()).contains(":2: no such rule").doesNotContain("\tat ");
    assertThat(outcome.code()).isNotZero();
  }
}
