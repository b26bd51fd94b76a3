package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptContext;
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
  void listsOfNamesCannotBeChanged() {
    for (List<String> list :
        List.of(factory.getNames(), factory.getExtensions(), factory.getMimeTypes())) {
      assertThatThrownBy(() -> list.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(factory.getNames())
        .contains((String) factory.getParameter(ScriptEngine.NAME), factory.getLanguageName());
  }

  @Test
  void syntaxOfACallRefusesNull() {
    assertThatThrownBy(() -> factory.getMethodCallSyntax(null, "m"))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> factory.getMethodCallSyntax("o", null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> factory.getMethodCallSyntax("o", "m", (String[]) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> factory.getMethodCallSyntax("o", "m", "1", null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> factory.getProgram("x = 1", null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void programsAndCallsItWritesRun() throws ScriptException {
    ScriptEngine engine = factory.getScriptEngine();
    engine.put("list", new ArrayList<>(List.of("a", "b")));
    String call = factory.getMethodCallSyntax("list", "add", "0", "'-'");
    Object result = engine.eval(factory.getProgram("local n = 1", call, "return #list"));
    assertThat(result).isEqualTo(3);
  }

  @Test
  void anEngineOfTheFactoryNeedsNoManager() throws ScriptException {
    ScriptEngine engine = factory.getScriptEngine();
    assertThat(engine.getBindings(ScriptContext.GLOBAL_SCOPE)).isNull();
    assertThat(engine.eval("return unknown")).isNull();
    assertThat(engine.getFactory()).isInstanceOf(EarthshineScriptEngineFactory.class);
  }

  @Test
  void enginesOfOneManagerAreIndependent() throws ScriptException {
    ScriptEngineManager manager = new ScriptEngineManager();
    ScriptEngine one = manager.getEngineByName("lua");
    ScriptEngine two = manager.getEngineByName("lua");
    one.eval("x = 1 string.len = nil");
    assertThat(two.eval("return x, string.len('ab')")).isEqualTo(new Object[] {null, 2});
  }

  @Test
  void managersGlobalScopeIsSeen() throws ScriptException {
    ScriptEngineManager manager = new ScriptEngineManager();
    manager.put("shared", 7);
    ScriptEngine engine = manager.getEngineByName("lua");
    assertThat(engine.eval("return shared")).isEqualTo(7);
    manager.put("shared", 8);
    assertThat(engine.eval("return shared")).isEqualTo(8);
  }

  @Test
  void methodCallSyntaxIsLua() {
    assertThat(factory.getMethodCallSyntax("object", "method", "1", "x"))
        .isEqualTo("object:method(1, x)");
  }
}
