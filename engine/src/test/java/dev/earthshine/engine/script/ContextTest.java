package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Scopes and streams of a ScriptContext. */
@NullUnmarked
final class ContextTest {
  private static final int APPLICATION_SCOPE = 125;

  private final ScriptEngine engine = Earthshine.engine().build();

  /** A context with a scope between engine and global scope, as some hosts have. */
  private static final class Wider extends SimpleScriptContext {
    private final Bindings application = new SimpleBindings();

    @Override
    public List<Integer> getScopes() {
      return List.of(ENGINE_SCOPE, APPLICATION_SCOPE, GLOBAL_SCOPE);
    }

    @Override
    public Bindings getBindings(int scope) {
      return scope == APPLICATION_SCOPE ? application : super.getBindings(scope);
    }

    @Override
    public Object getAttribute(String name) {
      for (int scope : getScopes()) {
        Bindings bindings = getBindings(scope);
        if (bindings != null && bindings.containsKey(name)) {
          return bindings.get(name);
        }
      }
      return null;
    }
  }

  @Test
  void moreScopesAreSearchedInTheirOrder() throws ScriptException {
    Wider context = new Wider();
    context.setBindings(new SimpleBindings(), ScriptContext.GLOBAL_SCOPE);
    context.getBindings(ScriptContext.GLOBAL_SCOPE).put("x", "global");
    assertThat(engine.eval("return x", context)).isEqualTo("global");
    context.application.put("x", "application");
    assertThat(engine.eval("return x", context)).isEqualTo("application");
    assertThat(engine.eval("x = 'engine' return x", context)).isEqualTo("engine");
    assertThat(context.application).containsEntry("x", "application");
  }

  @Test
  void aGivenContextDoesNotReplaceTheDefaultOne() throws ScriptException {
    ScriptContext before = engine.getContext();
    ScriptContext given = new SimpleScriptContext();
    engine.eval("x = 1", given);
    assertThat(engine.getContext()).isSameAs(before);
    assertThat(engine.get("x")).isNull();
    assertThat(given.getAttribute("x")).isEqualTo(1);
    assertThatThrownBy(() -> engine.setContext(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aNewDefaultContextHoldsAtOnceForOlderCompiledScripts() throws ScriptException {
    CompiledScript script = ((Compilable) engine).compile("return x");
    engine.put("x", "old");
    assertThat(script.eval()).isEqualTo("old");
    ScriptContext context = new SimpleScriptContext();
    context.setAttribute("x", "new", ScriptContext.ENGINE_SCOPE);
    engine.setContext(context);
    assertThat(script.eval()).isEqualTo("new");
    assertThat(engine.eval("return x")).isEqualTo("new");
  }

  @Test
  void outputGoesToTheWritersAsCharacters() throws ScriptException {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    engine.getContext().setWriter(output);
    engine.getContext().setErrorWriter(errors);
    engine.eval("print('grün', 1) io.write('😀', 2) io.stdout:write('!') io.stderr:write('ß')");
    assertThat(output).hasToString("grün\t1\n😀2!");
    assertThat(errors).hasToString("ß");
  }

  @Test
  void inputComesFromTheReader() throws ScriptException {
    engine.getContext().setReader(new StringReader("grün 😀\n42 rest"));
    assertThat(engine.eval("return io.read(), io.read('*n'), io.read('*a')"))
        .isEqualTo(new Object[] {"grün 😀", 42, " rest"});
  }

  @Test
  void anotherReaderHoldsForTheNextRead() throws ScriptException {
    engine.getContext().setReader(new StringReader("one"));
    assertThat(engine.eval("return io.read()")).isEqualTo("one");
    engine.getContext().setReader(new StringReader("two"));
    assertThat(engine.eval("return io.read()")).isEqualTo("two");
  }

  @Test
  void writersAreLookedUpAtEachEvaluation() throws ScriptException {
    StringWriter first = new StringWriter();
    StringWriter second = new StringWriter();
    engine.eval("function say(x) print(x) end");
    engine.getContext().setWriter(first);
    engine.eval("say(1)");
    engine.getContext().setWriter(second);
    engine.eval("say(2)");
    assertThat(first).hasToString("1\n");
    assertThat(second).hasToString("2\n");
  }

  /** Counts. */
  private static final class Counting extends StringWriter {
    int writes;
    int flushes;

    @Override
    public void write(char[] buffer, int offset, int length) {
      writes++;
      super.write(buffer, offset, length);
    }

    @Override
    public void write(String text) {
      writes++;
      super.write(text);
    }

    @Override
    public void flush() {
      flushes++;
    }
  }

  @Test
  void oneWritePerPrintAndAFlushAtTheEnd() throws ScriptException {
    Counting writer = new Counting();
    ScriptContext context = new SimpleScriptContext();
    context.setWriter(writer);
    engine.eval("print('a', 'b') print('c')", context);
    assertThat(writer.writes).isEqualTo(2);
    assertThat(writer.flushes).isEqualTo(1);
  }

  @Test
  void anInnerEvaluationWithAnotherWriterLeavesTheOuterOnesFlushed() throws ScriptException {
    Counting outer = new Counting();
    StringWriter inner = new StringWriter();
    ScriptContext other = new SimpleScriptContext();
    other.setWriter(inner);
    other.setBindings(engine.getBindings(ScriptContext.ENGINE_SCOPE), ScriptContext.ENGINE_SCOPE);
    engine.getContext().setWriter(outer);
    engine.put("again", (Runnable) () -> {
      try {
        engine.eval("print('inner')", other);
      } catch (ScriptException e) {
        throw new IllegalStateException(e);
      }
    });
    engine.eval("print('outer') again:run()");
    assertThat(outer).hasToString("outer\n");
    assertThat(outer.flushes).isPositive();
    assertThat(inner).hasToString("inner\n");
  }

  @Test
  void givenBindingsKeepTheStreamsOfTheDefaultContext() throws ScriptException {
    StringWriter output = new StringWriter();
    engine.getContext().setWriter(output);
    engine.getContext().setReader(new StringReader("line"));
    engine.eval("print(io.read())", new SimpleBindings());
    assertThat(output).hasToString("line\n");
  }

  @Test
  void streamsMayBeMissing() throws ScriptException {
    ScriptContext context = new SimpleScriptContext();
    context.setWriter(null);
    context.setErrorWriter(null);
    context.setReader(null);
    assertThat(engine.eval("print(1) io.stderr:write('x') return io.read()", context))
        .isNull();
  }
}
