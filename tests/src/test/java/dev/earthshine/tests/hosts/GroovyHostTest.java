package dev.earthshine.tests.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.Jars;
import dev.earthshine.tests.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Groovy program that uses Lua through Groovy's own additions to {@code javax.script}. */
class GroovyHostTest {
  private static final String PROGRAM = """
      import javax.script.*

      def lua = new ScriptEngineManager().getEngineByName('lua')
      assert lua.factory.engineName == 'Earthshine'

      // Copies the engine scope back into the binding: nothing of ours may be in there.
      def binding = new Binding(price: 20, items: ['a', 'b'])
      assert lua.eval('total = price * #items  return total', binding) == 40
      assert binding.variables.keySet() == ['price', 'items', 'total'] as Set

      lua.put('greet', { name -> "Hello, $name" })
      lua.put('add', { a, b -> a + b })
      assert lua.eval('return add(1, 2)') == 3
      lua.put('who', "${'Moon'}")
      assert lua.eval('return greet(who)') == 'Hello, Moon'

      lua.eval('function twice(n) return n * 2 end')
      assert lua.invokeFunction('twice', 21) == 42
      assert lua.eval('return {1, 2, {x = 3}}') == [1, 2, [x: 3]]
      assert lua.eval('return 2^53 + 0.0') == 9007199254740992L
      assert lua.compile('return n').eval(new SimpleBindings(n: 1.25G)) == 1.25

      try {
        lua.eval('stop()', new SimpleBindings(stop: { -> throw new IOException('disk') } as Runnable))
        assert false
      } catch (ScriptException e) {
        assert e.cause.message == 'disk'
      }
      println 'all well'
      """;

  @TempDir
  private Path folder;

  @Test
  void usesLuaWithItsOwnAdditions() throws IOException, InterruptedException {
    Path program = Files.writeString(folder.resolve("host.groovy"), PROGRAM);
    JavaProcess.Outcome outcome = JavaProcess.host(
            "groovy.ui.GroovyMain", Jars.host("groovy"), Jars.host("groovy-jsr223"))
        .run(program.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("all well\n");
  }
}
