package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaScriptError;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  @BeforeEach
  void nameTheScript() {
    engine.put(ScriptEngine.FILENAME, "rule.lua");
  }

  private ScriptException failureOf(String script) {
    return catchThrowableOfType(ScriptException.class, () -> engine.eval(script));
  }

  @Test
  void saysWhereTheSyntaxIsWrong() {
    ScriptException e = failureOf("local x = 1\nlocal = 2");
    assertThat(e.getFileName()).isEqualTo("rule.lua");
    assertThat(e.getLineNumber()).isEqualTo(2);
    assertThat(e).hasMessageStartingWith("rule.lua:2:").hasCauseInstanceOf(LuaScriptError.class);
  }

  @Test
  void saysWhereTheScriptFailed() {
    ScriptException e = failureOf("local x = 1\nerror('no such rule')");
    assertThat(e.getLineNumber()).isEqualTo(2);
    assertThat(e).hasMessage("rule.lua:2: no such rule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x:99999999999: y", "connect to host:8080: refused"})
  void takesNoPositionFromTheTextOfAMessage(String message) {
    ScriptException e = failureOf("local x\nerror('" + message + "', 0)");
    assertThat(e).hasMessage(message);
    assertThat(e.getFileName()).isEqualTo("rule.lua");
    assertThat(e.getLineNumber()).isEqualTo(2);
  }

  @Test
  void survivesAnErrorValueThatCannotBeShown() {
    assertThat(failureOf("error(setmetatable({}, {__tostring = function() error('again') end}))"))
        .hasMessageContaining("an error value of type table");
  }

  @Test
  void keepsTheScriptsFailureWhenItsOutputFails() {
    engine.getContext().setWriter(new StringWriter() {
      @Override
      public void flush() {
        throw new IllegalStateException("disk full");
      }
    });
    ScriptException e = failureOf("print('x') error('the real reason', 0)");
    assertThat(e).hasMessage("the real reason");
  }

  @Test
  void keepsTheErrorValue() {
    ScriptException e = failureOf("error({code = 42})");
    assertThat(e.getCause())
        .isInstanceOfSatisfying(
            LuaScriptError.class, error -> assertThat(error.value()).isEqualTo(Map.of("code", 42)));
  }

  @Test
  void givesTheHostsOwnExceptionAsDirectCause() {
    IllegalStateException thrown = new IllegalStateException("stop the test");
    engine.put("stop", (Supplier<Object>) () -> {
      throw thrown;
    });
    assertThat(failureOf("local function inner() stop:get() end inner()").getCause())
        .isSameAs(thrown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local function f() return 1 + f() end f()",
        "error()",
        "error(setmetatable({}, {__tostring = function() return 'shown' end}))",
        "return nil + 1"
      })
  void alwaysHasACauseAndStaysUsable(String script) throws ScriptException {
    assertThat(failureOf(script).getCause()).isNotNull();
    assertThat(engine.eval("return 1")).isEqualTo(1);
  }

  @Test
  void deniesEndingTheHostAndStartingPrograms() {
    assertThat(failureOf("os.exit(7)"))
        .hasMessageContaining("os.exit")
        .hasMessageContaining("denied");
    assertThat(failureOf("os.execute('true')")).hasMessageContaining("denied");
    assertThat(failureOf("io.popen('true')")).hasMessageContaining("denied");
  }
}
