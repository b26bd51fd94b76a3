package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.Test;

final class CompiledScriptTest {
  private static final int EVALUATIONS = 10_000;

  private final ScriptEngine engine = Earthshine.engine().build();

  private CompiledScript compile(String script) throws Exception {
    return ((Compilable) engine).compile(script);
  }

  @Test
  void doesNotRunWhenCompiled() throws Exception {
    CompiledScript script = compile("x = 1");
    assertThat(engine.get("x")).isNull();
    script.eval();
    assertThat(engine.get("x")).isEqualTo(1);
    assertThat(script.getEngine()).isSameAs(engine);
  }

  @Test
  void refusesWhatCannotBeCompiled() {
    Compilable compilable = (Compilable) engine;
    assertThatThrownBy(() -> compilable.compile((String) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> compilable.compile((Reader) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> compilable.compile("local = 1")).isInstanceOf(ScriptException.class);
    assertThatThrownBy(() -> compilable.compile(new StringReader("local = 1")))
        .isInstanceOf(ScriptException.class);
  }

  @Test
  void runsInAGivenContext() throws Exception {
    CompiledScript script = compile("y = x return x");
    ScriptContext context = new SimpleScriptContext();
    context.setAttribute("x", 3, ScriptContext.ENGINE_SCOPE);
    engine.put("x", 4);
    assertThat(script.eval(context)).isEqualTo(3);
    assertThat(context.getAttribute("y")).isEqualTo(3);
    assertThat(script.eval()).isEqualTo(4);
    assertThatThrownBy(() -> script.eval((ScriptContext) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void looksGlobalScopeUpWhenItRuns() throws Exception {
    CompiledScript script = compile("return x");
    Bindings global = new SimpleBindings();
    global.put("x", "late");
    engine.setBindings(global, ScriptContext.GLOBAL_SCOPE);
    assertThat(script.eval()).isEqualTo("late");
    assertThat(script.eval(new SimpleBindings())).isEqualTo("late");
  }

  @Test
  void runsOnAnotherThreadThanItWasCompiledOn() throws Exception {
    CompiledScript script = compile("return x + 1");
    engine.put("x", 1);
    FutureTask<Object> elsewhere = new FutureTask<>(script::eval);
    new Thread(elsewhere).start();
    assertThat(elsewhere.get()).isEqualTo(2);
  }

  @Test
  void runsInsideItself() throws Exception {
    CompiledScript script = compile("if n > 0 then n = n - 1 again() end return n");
    engine.put("again", (LuaCallable) arguments -> {
      try {
        return script.eval();
      } catch (ScriptException e) {
        throw new IllegalStateException(e);
      }
    });
    engine.put("n", 5);
    assertThat(script.eval()).isEqualTo(0);
  }

  @Test
  void evaluationsWithTheSameBindingsRunOneAtATime() throws Exception {
    CompiledScript script = compile("local before = n for i = 1, 200 do end n = before + 1");
    for (Bindings shared : List.of(new SimpleBindings(), engine.createBindings())) {
      shared.put("n", 0);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
          all.add(threads.submit(() -> script.eval(shared)));
        }
        for (Future<Object> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(shared).containsEntry("n", 4_000);
    }
  }

  @Test
  void evaluationsThatLeaveNothingRunOneAtATimeToo() throws Exception {
    Bindings shared = new SimpleBindings();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    shared.put("enter", (LuaCallable)
        arguments -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
    shared.put("leave", (LuaCallable) arguments -> inside.decrementAndGet());
    CompiledScript script = compile("enter() for i = 1, 100 do end leave()");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Object>> all = new ArrayList<>();
      for (int i = 0; i < 4_000; i++) {
        all.add(threads.submit(() -> script.eval(shared)));
      }
      for (Future<Object> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void waitingForItsTurnEndsWithAnInterrupt() throws Exception {
    Bindings shared = new SimpleBindings();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    shared.put("wait", (LuaCallable) arguments -> {
      inside.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return null;
    });
    FutureTask<Object> owner = new FutureTask<>(() -> engine.eval("wait()", shared));
    new Thread(owner).start();
    inside.await();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> engine.eval("return 1", shared))
          .isInstanceOf(ScriptException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      leave.countDown();
    }
    assertThat(owner.get()).isNull();
  }

  @Test
  void runsInTheEnginesContextWhenBindingsAreNull() throws Exception {
    engine.put("x", 20);
    assertThat(compile("return x + 1").eval((Bindings) null)).isEqualTo(21);
  }

  @Test
  void runsOnSixteenThreadsWithDifferentBindings() throws Exception {
    CompiledScript script =
        compile("local sum = 0 for i = 1, 5 do sum = sum + x end result = sum return sum");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        int first = thread * EVALUATIONS;
        answers.add(threads.submit(() -> wrongAnswers(script, first)));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrongAnswers(CompiledScript script, int first) throws ScriptException {
    int wrong = 0;
    for (int x = first; x < first + EVALUATIONS; x++) {
      Bindings bindings = new SimpleBindings();
      bindings.put("x", x);
      Object result = script.eval(bindings);
      boolean right =
          Objects.equals(result, x * 5) && Objects.equals(result, bindings.get("result"));
      wrong += right ? 0 : 1;
    }
    return wrong;
  }
}
