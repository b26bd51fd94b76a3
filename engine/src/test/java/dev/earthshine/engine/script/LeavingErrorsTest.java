package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import dev.earthshine.LuaScriptError;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

/** What Java code gets for what a function of a script throws. */
public final class LeavingErrorsTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  @Test
  void anErrorTableIsReadableOutsideAndItselfInside() throws Exception {
    LuaCallable fail =
        (LuaCallable) engine.eval("return function() error({message = 'no route'}) end");
    assertThatThrownBy(fail::call).isInstanceOf(LuaScriptError.class).hasMessage("no route");
    engine.put("task", (LuaCallable) arguments -> ((LuaCallable) arguments[0]).call());
    assertThat(engine.eval(
            "local t = {} local ok, e = pcall(task, function() error(t) end) return ok, e == t"))
        .isEqualTo(new Object[] {false, true});
  }

  @Test
  void theFailuresOfSeveralTasksLeaveTogether() throws Exception {
    String tasks = """
        local async = require("async")
        async.spawn(function() error("one", 0) end)
        async.spawn(function() error("two", 0) end)
        async.spawn(function() error({ code = 3 }) end)
        """;
    assertThatThrownBy(() -> engine.eval(tasks))
        .hasMessage("one")
        .cause()
        .satisfies(LeavingErrorsTest::hasTwoAndThree);
    LuaCallable fail = (LuaCallable) engine.eval("return function() " + tasks + " end");
    assertThatThrownBy(fail::call).hasMessage("one").satisfies(LeavingErrorsTest::hasTwoAndThree);
  }

  private static void hasTwoAndThree(Throwable error) {
    assertThat(error.getSuppressed())
        .hasOnlyElementsOfType(LuaScriptError.class)
        .extracting(Throwable::getMessage)
        .containsExactly("two", "{code = 3}");
  }

  @Test
  void tasksMayFailWithOneExceptionOfTheHost() {
    IllegalStateException shared = new IllegalStateException("shared");
    engine.put("fail", (Runnable) () -> {
      throw shared;
    });
    assertThatThrownBy(() -> engine.eval("""
        local async = require("async")
        async.spawn(function() fail() end)
        async.spawn(function() fail:run() end)
        """)).hasCause(shared);
    assertThat(shared).hasNoSuppressedExceptions();
  }

  @Test
  void anErrorThatCannotBeShownSaysSo() throws Exception {
    LuaCallable fail = (LuaCallable)
        engine.eval("local e = setmetatable({}, {__tostring = function() error('again') end})"
            + " return function() error(e) end");
    assertThatThrownBy(fail::call)
        .isInstanceOf(LuaScriptError.class)
        .hasMessage("an error value of type table whose __tostring fails");
  }

  @Test
  void anInterruptEndsACallAndAnEvaluationAroundIt() throws Exception {
    LuaCallable loop = (LuaCallable) engine.eval("return function() while true do end end");
    Thread.currentThread().interrupt();
    assertThatThrownBy(loop::call)
        .isInstanceOf(LuaScriptError.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    engine.put("task", (LuaCallable) arguments -> {
      Thread.currentThread().interrupt();
      return ((LuaCallable) arguments[0]).call();
    });
    assertThatThrownBy(
            () -> engine.eval("pcall(task, function() while true do end end) return 'went on'"))
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
