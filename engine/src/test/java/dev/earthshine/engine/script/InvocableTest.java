package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaScriptError;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.script.Bindings;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class InvocableTest {
  private final ScriptEngine engine = Earthshine.engine().build();
  private final Invocable invocable = (Invocable) engine;

  /** What a host might want a script to implement. */
  public interface Pricing {
    int price(int quantity);

    default String label() {
      return "default label";
    }
  }

  @Test
  void callsAGlobalFunction() throws Exception {
    engine.eval("function add(a, b) return a + b end");
    assertThat(invocable.invokeFunction("add", 2, 3)).isEqualTo(5);
  }

  @Test
  void saysWhichFunctionIsMissing() {
    assertThatThrownBy(() -> invocable.invokeFunction("scriptLoaded"))
        .isInstanceOf(NoSuchMethodException.class)
        .hasMessageContaining("scriptLoaded");
  }

  @Test
  void callsAMethodOfATable() throws Exception {
    Object counter = engine.eval(
        "local c = {n = 1} function c:add(k) self.n = self.n + k return self.n end return c");
    assertThat(invocable.invokeMethod(counter, "add", 4)).isEqualTo(5);
  }

  @Test
  void refusesAReceiverThatIsNotOfAScript() {
    assertThatThrownBy(() -> invocable.invokeMethod(null, "f"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invocable.invokeMethod(new Object(), "f"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void implementsAnInterfaceWithGlobalFunctions() throws Exception {
    engine.eval("function price(n) return n * 3 end");
    Pricing pricing = invocable.getInterface(Pricing.class);
    assertThat(pricing.price(5)).isEqualTo(15);
    assertThat(pricing.label()).isEqualTo("default label");
    assertThat(pricing).isNotEqualTo(invocable.getInterface(Pricing.class));
    assertThat(List.of(pricing)).contains(pricing);
  }

  @Test
  void implementsAnInterfaceWithATable() throws Exception {
    Object table =
        engine.eval("return {price = function(self, n) return n * self.by end, by = 10}");
    assertThat(invocable.getInterface(table, Pricing.class).price(2)).isEqualTo(20);
  }

  @Test
  void givesNoImplementationWhereAMethodIsMissing() {
    assertThat(invocable.getInterface(Pricing.class)).isNull();
  }

  @Test
  void wrapsAFailureInTheFunction() throws Exception {
    engine.eval("function fail() error('on purpose', 0) end");
    assertThatThrownBy(() -> invocable.invokeFunction("fail"))
        .isInstanceOf(ScriptException.class)
        .hasMessage("on purpose");
  }

  @Test
  void refusesWhatNamesNoFunction() throws Exception {
    engine.put("number", 5);
    assertThatThrownBy(() -> invocable.invokeFunction("number"))
        .isInstanceOf(NoSuchMethodException.class);
    assertThatThrownBy(() -> invocable.invokeFunction(null))
        .isInstanceOf(NullPointerException.class);
    Object table = engine.eval("return {x = 1}");
    assertThatThrownBy(() -> invocable.invokeMethod(table, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> invocable.invokeMethod(table, "x"))
        .isInstanceOf(NoSuchMethodException.class);
    assertThatThrownBy(() -> invocable.invokeMethod(table, "missing"))
        .isInstanceOf(NoSuchMethodException.class);
  }

  @Test
  void takesNoArgumentsAndNilArguments() throws Exception {
    engine.eval("function count(...) return select('#', ...) end");
    assertThat(invocable.invokeFunction("count", (Object[]) null)).isEqualTo(0);
    assertThat(invocable.invokeFunction("count")).isEqualTo(0);
    assertThat(invocable.invokeFunction("count", null, 1, null)).isEqualTo(3);
  }

  @Test
  void theCauseOfAFailureIsTheHostsOwn() throws Exception {
    IllegalStateException thrown = new IllegalStateException("stop");
    engine.put("stop", (Runnable) () -> {
      throw thrown;
    });
    engine.eval("function f() stop:run() end");
    assertThatThrownBy(() -> invocable.invokeFunction("f"))
        .isInstanceOf(ScriptException.class)
        .hasCause(thrown);
  }

  @Test
  void writesToTheCurrentWriter() throws Exception {
    engine.eval("function say(x) print(x) end");
    StringWriter output = new StringWriter();
    engine.getContext().setWriter(output);
    invocable.invokeFunction("say", "hello");
    assertThat(output).hasToString("hello\n");
  }

  @Test
  void knowsTheFunctionsOfTheCurrentContextOnly() throws Exception {
    engine.eval("function here() return 1 end", new SimpleBindings());
    assertThatThrownBy(() -> invocable.invokeFunction("here"))
        .isInstanceOf(NoSuchMethodException.class);
    ScriptContext first = engine.getContext();
    engine.eval("function here() return 2 end");
    engine.setContext(new SimpleScriptContext());
    assertThatThrownBy(() -> invocable.invokeFunction("here"))
        .isInstanceOf(NoSuchMethodException.class);
    engine.eval("function here() return 3 end");
    assertThat(invocable.invokeFunction("here")).isEqualTo(3);
    engine.setContext(first);
    assertThat(invocable.invokeFunction("here")).isEqualTo(2);
  }

  @Test
  void aTableIsCalledInTheBindingsItCameFrom() throws Exception {
    Bindings bindings = new SimpleBindings();
    bindings.put("unit", "kg");
    Object scale = engine.eval("return {weigh = function(self, n) return n .. unit end}", bindings);
    assertThat(invocable.invokeMethod(scale, "weigh", 5)).isEqualTo("5kg");
  }

  /** What a host may ask for beyond one method. */
  public interface Kinds {
    int whole(long n);

    double real(float x);

    boolean truth(Object x);

    char letter(String text);

    void nothing();

    List<Integer> list(int n);
  }

  @Test
  void convertsArgumentsAndResultsOfAnInterface() throws Exception {
    engine.eval("function whole(n) return n + 1 end function real(x) return x / 2 end"
        + " function truth(x) return x end function letter(t) return t:sub(1, 1) end"
        + " function nothing() return 'ignored' end function list(n) return {n, n} end");
    Kinds kinds = invocable.getInterface(Kinds.class);
    assertThat(kinds.whole(41)).isEqualTo(42);
    assertThat(kinds.real(3)).isEqualTo(1.5);
    assertThat(kinds.truth(null)).isFalse();
    assertThat(kinds.truth("x")).isTrue();
    assertThat(kinds.letter("abc")).isEqualTo('a');
    kinds.nothing();
    assertThat(kinds.list(4)).containsExactly(4, 4);
  }

  @Test
  void refusesWhatIsNoInterface() throws Exception {
    Object table = engine.eval("return {}");
    assertThatThrownBy(() -> invocable.getInterface(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invocable.getInterface(String.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invocable.getInterface(table, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invocable.getInterface(null, Runnable.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invocable.getInterface("a string", Runnable.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(invocable.getInterface(table, Runnable.class)).isNull();
  }

  @Test
  void anImplementationIsEqualToItselfAndHasAText() throws Exception {
    engine.eval("function run() end");
    Runnable one = invocable.getInterface(Runnable.class);
    assertThat(Set.of(one)).contains(one);
    assertThat(one).isNotEqualTo("x");
    assertThat(one.toString()).contains("Runnable");
  }

  @Test
  void anImplementationKeepsItsBindingsWhenTheContextChanges() throws Exception {
    engine.put("rate", 3);
    engine.eval("function price(n) return n * rate end");
    Pricing pricing = invocable.getInterface(Pricing.class);
    engine.setContext(new SimpleScriptContext());
    assertThat(pricing.price(2)).isEqualTo(6);
  }

  /** A method that may throw what it declares. */
  public interface Loading {
    String load(String name) throws IOException;
  }

  @Test
  void anImplementationThrowsWhatIsDeclaredOrUnchecked() throws Exception {
    IOException missing = new IOException("missing");
    engine.put("disk", (Callable<Object>) () -> {
      throw missing;
    });
    engine.eval(
        "function load(name) if name == 'disk' then disk:call() end error('no such thing') end");
    Loading loading = invocable.getInterface(Loading.class);
    assertThatThrownBy(() -> loading.load("disk")).isSameAs(missing);
    assertThatThrownBy(() -> loading.load("x"))
        .isInstanceOf(LuaScriptError.class)
        .hasMessageContaining("no such thing");
  }

  /** Seen by this package only. */
  interface Hidden {
    int half(int n);

    default int quarter(int n) {
      return half(half(n));
    }
  }

  @Test
  void implementsAnInterfaceOfAPackage() throws Exception {
    engine.eval("function half(n) return n / 2 end");
    Hidden hidden = invocable.getInterface(Hidden.class);
    assertThat(hidden.half(8)).isEqualTo(4);
    assertThat(hidden.quarter(8)).isEqualTo(2);
  }

  @Test
  void functionsAreCalledFromManyThreadsOfOneEngine() throws Exception {
    engine.eval("count = 0 function add(n) count = count + n return n * 2 end");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        int n = i;
        answers.add(threads.submit(() -> invocable.invokeFunction("add", n)));
      }
      for (int i = 0; i < 1_000; i++) {
        assertThat(answers.get(i).get()).isEqualTo(2 * i);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(engine.get("count")).isEqualTo(999 * 500);
  }
}
