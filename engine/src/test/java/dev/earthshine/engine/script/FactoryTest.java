package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FactoryTest {
  private final ScriptEngineFactory factory = new EarthshineScriptEngineFactory();

  @ParameterizedTest
  @ValueSource(strings = {"lua", "Lua", "earthshine"})
  void isFoundByNameBesideTheStockEngine(String name) {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName(name);
    assertThat(engine.getFactory().getEngineName()).isEqualTo("Earthshine");
  }

  @Test
  void isFoundByExtensionAndMimeType() {
    ScriptEngineManager manager = new ScriptEngineManager();
    assertThat(manager.getEngineByExtension("lua")).isInstanceOf(EarthshineScriptEngine.class);
    for (String type : factory.getMimeTypes()) {
      assertThat(manager.getEngineByMimeType(type)).isInstanceOf(EarthshineScriptEngine.class);
    }
  }

  @Test
  void answersParametersFromItsGettersAndUnknownOnesWithNull() {
    assertThat(factory.getParameter(ScriptEngine.ENGINE)).isEqualTo(factory.getEngineName());
    assertThat(factory.getParameter(ScriptEngine.ENGINE_VERSION))
        .isEqualTo(factory.getEngineVersion());
    assertThat(factory.getParameter(ScriptEngine.LANGUAGE)).isEqualTo("Lua");
    assertThat(factory.getParameter(ScriptEngine.LANGUAGE_VERSION)).isEqualTo("5.2");
    assertThat(factory.getParameter("THREADING")).isEqualTo("MULTITHREADED");
    assertThat(factory.getParameter("DMN_UNARYTEST_SYMBOL")).isEqualTo("_");
    assertThat(factory.getParameter("no such key")).isNull();
    assertThatThrownBy(() -> factory.getParameter(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void knowsItsVersion() {
    assertThat(factory.getEngineVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "\"quoted\"", "back\\slash", "two\nlines", "a\rb", "a\0" + "1", "😀", "]]"
      })
  void outputStatementPrintsTheTextVerbatim(String text) throws ScriptException {
    StringWriter output = new StringWriter();
    ScriptEngine engine = factory.getScriptEngine();
    engine.getContext().setWriter(output);
    engine.eval(factory.getProgram(factory.getOutputStatement(text)));
    assertThat(output).hasToString(text + "\n");
  }

  @Test
  void methodCallSyntaxIsLua() {
    assertThat(factory.getMethodCallSyntax("object", "method", "1", "x"))
        .isEqualTo("object:method(1, x)");
  }
}
