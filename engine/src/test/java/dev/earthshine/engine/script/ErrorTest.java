package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import dev.earthshine.LuaScriptError;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
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
  void aTableThatWasRaisedIsShownWithItsContent() {
    assertThat(failureOf("error({code = 404, reasons = {'gone', 'a \"b\"'}, [true] = print})"))
        .hasMessageContaining(
            "{code = 404, reasons = {\"gone\", \"a \\\"b\\\"\"}, [true] = function}");
    assertThat(failureOf("local t = {} t.t = t error(t)"))
        .hasMessageContaining("{t = {t = {t = {t = {...}}}}}");
  }

  @Test
  void aLargeTableThatWasRaisedIsCutOff() {
    String message = String.valueOf(
        failureOf("local t = {} for i = 1, 1e5 do t[i] = ('x'):rep(100) end error(t)")
            .getMessage());
    assertThat(message).endsWith("xxx...").hasSizeLessThan(300);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local t = setmetatable({}, {__index = function() stop:get() end}) return t.x",
        "return setmetatable({}, {__add = function() stop:get() end}) + 1",
        "coroutine.wrap(function() stop:get() end)()",
        "local co = coroutine.create(function() stop:get() end) error(select(2, coroutine.resume(co)))",
        "local ok, e = pcall(stop.get, stop) error(e)",
        "table.sort({1, 2, 3}, function() stop:get() end)",
        "('x'):gsub('.', function() stop:get() end)",
        "load('stop:get()')()",
        "xpcall(function() stop:get() end, function(e) error(e, 0) end) stop:get()"
      })
  void theHostsExceptionArrivesFromAnyDepth(String script) {
    IllegalStateException thrown = new IllegalStateException("stop the test");
    engine.put("stop", (Supplier<Object>) () -> {
      throw thrown;
    });
    assertThat(failureOf(script).getCause()).isSameAs(thrown);
  }

  @Test
  void anExceptionThrownAsAnErrorValueIsTheCause() {
    IOException thrown = new IOException("given");
    engine.put("thrown", thrown);
    assertThat(failureOf("error(thrown)").getCause()).isSameAs(thrown);
  }

  @Test
  void anErrorOfTheHostIsContained() throws ScriptException {
    engine.put("fail", (Runnable) () -> {
      throw new AssertionError("not for hosts");
    });
    ScriptException e = failureOf("fail:run()");
    assertThat(e).hasCauseInstanceOf(AssertionError.class);
    assertThat(engine.eval("return 1")).isEqualTo(1);
  }

  @Test
  void nilAndTablesAreErrorValuesToo() {
    assertThat(failureOf("error(nil)").getCause())
        .isInstanceOfSatisfying(
            LuaScriptError.class, error -> assertThat(error.value()).isNull());
    assertThat(failureOf("error({'a', 'b'})").getCause())
        .isInstanceOfSatisfying(
            LuaScriptError.class, error -> assertThat(error.value()).isEqualTo(List.of("a", "b")));
  }

  @Test
  void aNestedEvaluationsFailureKeepsTheHostsException() {
    IllegalStateException thrown = new IllegalStateException("deep");
    engine.put("stop", (Supplier<Object>) () -> {
      throw thrown;
    });
    engine.put("again", (LuaCallable) arguments -> {
      try {
        return engine.eval("stop:get()");
      } catch (ScriptException e) {
        throw new IllegalStateException(e);
      }
    });
    assertThat(failureOf("again()").getCause()).hasRootCause(thrown);
  }

  @Test
  void theLuaTracebackIsInTheStackTrace() {
    ScriptException e = failureOf(
        "local function inner() error('here') end\nlocal function outer() inner() end\nouter()");
    List<String> lines = new ArrayList<>();
    for (Throwable t = e; t != null; t = t.getCause()) {
      for (StackTraceElement element : t.getStackTrace()) {
        if ("rule.lua".equals(element.getFileName())) {
          lines.add(element.getLineNumber() + "");
        }
      }
    }
    assertThat(lines).contains("1", "2", "3");
  }
}
