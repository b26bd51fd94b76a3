package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import java.util.List;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

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
}
