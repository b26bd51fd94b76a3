package dev.earthshine.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

final class JsonModuleTest {
  private final LuaValue json = new JsonModule().open(new NoContext());

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(LuaModule.class)).extracting(LuaModule::name).contains("json");
  }

  @Test
  void decodesAndEncodes() {
    LuaValue value = json.get("decode").call(LuaStrings.of("{\"a\":[1,null]}"));
    assertThat(value.get("a").get(2)).isSameAs(NullValue.NULL).isSameAs(json.get("null"));
    assertThat(json.get("encode").call(value)).isEqualTo(LuaStrings.of("{\"a\":[1,null]}"));
  }

  @Test
  void declaresArraysAndObjects() {
    LuaValue table = new Table();
    assertThat(json.get("array").call(table)).isSameAs(table);
    assertThat(json.get("encode").call(table)).isEqualTo(LuaStrings.of("[]"));
    assertThat(json.get("encode").call(json.get("object").call(table)))
        .isEqualTo(LuaStrings.of("{}"));
    assertThat(json.get("encode").call(json.get("array").call())).isEqualTo(LuaStrings.of("[]"));
    assertThat(json.get("encode").call(json.get("array").call(new LuaTable())))
        .isEqualTo(LuaStrings.of("[]"));
  }

  @Test
  void encodesByOptions() {
    Table options = new Table();
    options.rawset(LuaStrings.of("pretty"), LuaValue.TRUE);
    LuaValue value = json.get("decode").call(LuaStrings.of("[1]"));
    assertThat(json.get("encode").call(value, options)).isEqualTo(LuaStrings.of("[\n  1\n]"));
    options.rawset(LuaStrings.of("sortkeys"), LuaValue.TRUE);
    assertThatThrownBy(() -> json.get("encode").call(value, options))
        .hasMessageContaining("the option 'sortkeys' is neither 'pretty' nor 'sort_keys'");
  }

  @Test
  void raisesErrorsThatKeepTheirCause() {
    assertThatThrownBy(() -> json.get("decode").call(LuaStrings.of("[")))
        .isInstanceOf(RaisedError.class)
        .hasMessageStartingWith("malformed JSON at line 1, column 2")
        .hasCauseInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> json.get("encode").call(json.get("encode")))
        .hasMessage("cannot encode $ as JSON: a function has no JSON form");
    assertThatThrownBy(() -> json.get("encode").call())
        .hasMessage("bad argument #1 to 'encode' (value expected)");
    assertThatThrownBy(() -> json.get("decode").call(LuaValue.NIL))
        .hasMessage("bad argument #1 to 'decode' (string expected, got nil)");
  }

  /** A state the module needs nothing from. */
  private static final class NoContext implements ModuleContext {
    @Override
    public LuaValue errorValue(Throwable error) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunningCall start(LuaFunction function, Varargs arguments, Completion completion) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean takes(LuaFunction function, int position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Safepoint safepoint() {
      return Safepoint.NONE;
    }

    @Override
    public Policy policy() {
      return Policy.standard();
    }

    @Override
    public String environment(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventLoop events() {
      throw new UnsupportedOperationException();
    }
  }
}
