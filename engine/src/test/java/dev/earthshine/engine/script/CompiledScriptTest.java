package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Earthshine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.Test;

final class CompiledScriptTest {
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
  void runsInTheEnginesContextWhenBindingsAreNull() throws Exception {
    engine.put("x", 20);
    assertThat(compile("return x + 1").eval((Bindings) null)).isEqualTo(21);
  }

  @Test
  void runsOnManyThreadsWithDifferentBindings() throws Exception {
    CompiledScript script =
        compile("local sum = 0 for i = 1, 50 do sum = sum + x end result = sum return sum");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        int x = i;
        answers.add(threads.submit(() -> {
          Bindings bindings = new SimpleBindings();
          bindings.put("x", x);
          Object result = script.eval(bindings);
          return Objects.equals(result, x * 50) && Objects.equals(result, bindings.get("result"));
        }));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
