package dev.earthshine.tests.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.Jars;
import dev.earthshine.tests.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring's {@code StandardScriptEvaluator} and its beans written in a script. */
class SpringHostTest {
  private static final String PROGRAM = """
      import java.util.List;
      import java.util.Map;
      import org.springframework.core.io.ByteArrayResource;
      import org.springframework.scripting.ScriptCompilationException;
      import org.springframework.scripting.ScriptSource;
      import org.springframework.scripting.support.ResourceScriptSource;
      import org.springframework.scripting.support.StandardScriptEvalException;
      import org.springframework.scripting.support.StandardScriptEvaluator;
      import org.springframework.scripting.support.StandardScriptFactory;
      import org.springframework.scripting.support.StaticScriptSource;

      public class Host {
        public interface Pricing {
          int price(int quantity);

          default String label() {
            return "default";
          }
        }

        public static void main(String[] args) throws Exception {
          StandardScriptEvaluator evaluator = new StandardScriptEvaluator(Host.class.getClassLoader());
          evaluator.setLanguage("lua");
          evaluator.setGlobalBindings(Map.of("rate", 3));
          same(30, evaluator.evaluate(source("return rate * n"), Map.of("n", 10)));
          same(null, evaluator.evaluate(source("x = 1")));
          same(null, evaluator.evaluate(source("return x")));
          same(List.of(1, 2), evaluator.evaluate(source("return {1, 2}")));
          try {
            evaluator.evaluate(source("stop()"), Map.of("stop", (Runnable) () -> {
              throw new IllegalStateException("stop");
            }));
            throw new AssertionError("did not fail");
          } catch (ScriptCompilationException e) {
            StandardScriptEvalException failed = (StandardScriptEvalException) e.getCause();
            same("stop", failed.getScriptException().getCause().getMessage());
          }

          StandardScriptFactory byGlobals = new StandardScriptFactory("lua", "inline:globals", Pricing.class);
          Pricing globals = (Pricing) byGlobals.getScriptedObject(
              source("function price(n) return n * 2 end"), Pricing.class);
          same(8, globals.price(4));
          same("default", globals.label());
          StandardScriptFactory byTable = new StandardScriptFactory("lua", "inline:table", Pricing.class);
          Pricing table = (Pricing) byTable.getScriptedObject(
              source("return {by = 5, price = function(self, n) return n * self.by end}"), Pricing.class);
          same(20, table.price(4));
          System.out.println("all well");
        }

        private static ScriptSource source(String text) {
          return new StaticScriptSource(text);
        }

        private static void same(Object expected, Object actual) {
          if (!java.util.Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
          }
        }
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void evaluatesScriptsAndMakesBeansOfThem() throws IOException, InterruptedException {
    Path program = Files.writeString(folder.resolve("Host.java"), PROGRAM);
    Path[] spring = Stream.of("context", "core", "beans", "aop", "jcl", "expression")
        .map(name -> Jars.host("spring-" + name))
        .toArray(Path[]::new);
    JavaProcess.Outcome outcome = JavaProcess.host(program.toString(), spring).run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("all well\n");
  }
}
