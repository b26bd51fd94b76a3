package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.LuaCallable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Bindings as the javadoc of {@code javax.script} has them, and as hosts make them. */
@NullUnmarked
final class BindingsTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  private Bindings engineScope() {
    return engine.getBindings(ScriptContext.ENGINE_SCOPE);
  }

  @Test
  void refuseKeysThatAreNoNames() {
    Bindings bindings = engine.createBindings();
    Object number = 1;
    assertThatThrownBy(() -> bindings.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> bindings.containsKey(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> bindings.remove(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> bindings.put(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> bindings.get("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bindings.containsKey("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bindings.remove("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bindings.put("", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bindings.get(new Object())).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> bindings.containsKey(number)).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> bindings.remove(number)).isInstanceOf(ClassCastException.class);
  }

  @Test
  void putGivesTheValueThatWasThere() {
    Bindings bindings = engine.createBindings();
    assertThat(bindings.put("x", 1)).isNull();
    assertThat(bindings.put("x", null)).isEqualTo(1);
    assertThat(bindings).containsEntry("x", null);
    bindings.putAll(Map.of("y", 2));
    assertThat(bindings).containsEntry("y", 2);
    Map<String, Object> nameless = new HashMap<>();
    nameless.put("", 1);
    assertThatThrownBy(() -> bindings.putAll(nameless))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bindings.putAll(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void newOnesAreEmptyAfterAnyRun() throws ScriptException {
    assertThat(engine.createBindings()).isEmpty();
    engine.eval("x = 1 function f() end print = nil");
    assertThat(engine.createBindings()).isEmpty();
  }

  @Test
  void putAndGetOfTheEngineAreThoseOfItsEngineScope() throws ScriptException {
    engine.put("x", 1);
    assertThat(engineScope()).containsEntry("x", 1);
    engineScope().put("x", 2);
    assertThat(engine.get("x")).isEqualTo(2);
    assertThat(engine.eval("return x")).isEqualTo(2);
    assertThatThrownBy(() -> engine.put(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.put("", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.get("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scopesOfTheEngineAreThoseOfItsContext() {
    for (int scope : new int[] {ScriptContext.ENGINE_SCOPE, ScriptContext.GLOBAL_SCOPE}) {
      assertThat(engine.getBindings(scope)).isSameAs(engine.getContext().getBindings(scope));
    }
    Bindings mine = new SimpleBindings();
    engine.setBindings(mine, ScriptContext.ENGINE_SCOPE);
    assertThat(engine.getContext().getBindings(ScriptContext.ENGINE_SCOPE)).isSameAs(mine);
    assertThatThrownBy(() -> engine.getBindings(7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.setBindings(mine, 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.setBindings(null, ScriptContext.ENGINE_SCOPE))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void globalScopeMayBeMissing() throws ScriptException {
    engine.setBindings(null, ScriptContext.GLOBAL_SCOPE);
    assertThat(engine.eval("x = 1 return x, unknown")).isEqualTo(new Object[] {1, null});
  }

  @Test
  void areLiveInBothDirectionsDuringARun() throws ScriptException {
    Bindings host = new SimpleBindings();
    host.put("step", (LuaCallable) arguments -> {
      Object seen = host.get("x");
      host.put("y", "from the host");
      return seen;
    });
    assertThat(engine.eval("x = 5 local seen = step() return seen, y", host))
        .isEqualTo(new Object[] {5, "from the host"});
  }

  @Test
  void nilRemovesAnEntry() throws ScriptException {
    for (Bindings bindings : new Bindings[] {engine.createBindings(), new SimpleBindings()}) {
      bindings.put("x", 1);
      engine.eval("x = nil", bindings);
      assertThat(bindings).doesNotContainKey("x");
    }
  }

  @Test
  void anEngineScopeEntryHidesAGlobalOneEvenIfItIsNull() throws ScriptException {
    Bindings global = new SimpleBindings();
    global.put("x", "global");
    engine.setBindings(global, ScriptContext.GLOBAL_SCOPE);
    engine.put("x", "engine");
    assertThat(engine.eval("return x")).isEqualTo("engine");
    engine.put("x", null);
    assertThat(engine.eval("return x")).isNull();
    engineScope().remove("x");
    global.put("x", "changed");
    assertThat(engine.eval("return x")).isEqualTo("changed");
  }

  @Test
  void givenOnesReplaceTheEnginesOwnForOneEvaluation() throws ScriptException {
    Bindings global = new SimpleBindings();
    global.put("g", "global");
    engine.setBindings(global, ScriptContext.GLOBAL_SCOPE);
    engine.put("own", 1);
    Bindings before = engineScope();
    Bindings given = new SimpleBindings();
    assertThat(engine.eval("left = 2 return own, g", given))
        .isEqualTo(new Object[] {null, "global"});
    assertThat(engineScope()).isSameAs(before).containsOnlyKeys("own");
    assertThat(given).containsOnlyKeys("left");
    assertThat(engine.eval("return left", new SimpleBindings())).isNull();
  }

  /** As workflow engines have them: computed at each call, and no more than the four methods. */
  private static final class Computed extends AbstractMap<String, Object> implements Bindings {
    private final Map<String, Object> variables = new HashMap<>();

    @Override
    public boolean containsKey(Object key) {
      return key.equals("price") || variables.containsKey(key);
    }

    @Override
    public Object get(Object key) {
      return key.equals("price") ? 99 : variables.get(key);
    }

    @Override
    public Object put(String key, Object value) {
      return variables.put(key, value);
    }

    @Override
    public Object remove(Object key) {
      return variables.remove(key);
    }

    @Override
    public void putAll(Map<? extends String, ? extends Object> all) {
      throw new UnsupportedOperationException("putAll");
    }

    @Override
    public int size() {
      throw new UnsupportedOperationException("size");
    }

    @Override
    public boolean isEmpty() {
      throw new UnsupportedOperationException("isEmpty");
    }

    @Override
    public Set<String> keySet() {
      throw new UnsupportedOperationException("keySet");
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      throw new UnsupportedOperationException("entrySet");
    }

    @Override
    public int hashCode() {
      throw new UnsupportedOperationException("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new UnsupportedOperationException("equals");
    }
  }

  @Test
  void mayBeComputedAndKnowFourMethodsOnly() throws ScriptException {
    Computed host = new Computed();
    assertThat(
            engine.eval("total = price * 2 function twice(n) return n * 2 end return total", host))
        .isEqualTo(198);
    assertThat(host.variables).containsOnlyKeys("total");
    assertThat(engine.eval("total = nil return twice(price)", host)).isEqualTo(198);
    assertThat(host.variables).isEmpty();
  }

  @Test
  void mayBeReadOnlyAsLongAsNothingIsWritten() throws ScriptException {
    Bindings readOnly = new SimpleBindings(Collections.unmodifiableMap(Map.of("x", 1)));
    assertThat(engine.eval("function f(n) return n + x end return f(1)", readOnly))
        .isEqualTo(2);
    assertThatThrownBy(() -> engine.eval("y = 1", readOnly))
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(engine.eval("return f(2)", readOnly)).isEqualTo(3);
  }

  @Test
  void getNothingOfOurs() throws ScriptException {
    Bindings host = new SimpleBindings();
    engine.eval("local http = require 'string' print() return _G, arg", host);
    assertThat(host).isEmpty();
    engine.eval("local s = string.format('%d', 1)");
    assertThat(engineScope()).isEmpty();
  }

  @Test
  void functionsStayWithTheirBindingsWhicheverEngineRuns() throws ScriptException {
    for (Bindings bindings : new Bindings[] {engine.createBindings(), new SimpleBindings()}) {
      engine.eval("count = 0 function add() count = count + 1 return count end", bindings);
      ScriptEngine other = Earthshine.engine().build();
      assertThat(other.eval("return add()", bindings)).isEqualTo(1);
      assertThat(engine.eval("return add()", bindings)).isEqualTo(2);
      assertThat(engine.eval("return add", new SimpleBindings())).isNull();
    }
  }

  @Test
  void aFunctionBesideAHostsBindingsIsFoundByTheEngine() throws ScriptException {
    engine.setBindings(new SimpleBindings(), ScriptContext.ENGINE_SCOPE);
    engine.eval("function twice(n) return n * 2 end");
    LuaCallable twice = (LuaCallable) engine.get("twice");
    assertThat(twice.call(4)).isEqualTo(8);
    engine.put("twice", "the host's");
    assertThat(engine.eval("return twice")).isEqualTo("the host's");
  }

  @Test
  void damageStaysInItsBindings() throws ScriptException {
    Bindings damaged = new SimpleBindings();
    engine.eval(
        "string.upper = nil getmetatable('').__index = function() return 'hacked' end"
            + " table.sort = 1 setmetatable(_G, {__index = function() return 'ghost' end})"
            + " package.loaded.mine = 1",
        damaged);
    String probe = "return ('x'):upper(), type(table.sort), ghost, package.loaded.mine";
    assertThat(engine.eval(probe, new SimpleBindings()))
        .isEqualTo(new Object[] {"X", "function", null, null});
    assertThat(engine.eval("return ('x').upper, table.sort, ghost", damaged))
        .isEqualTo(new Object[] {"hacked", 1, "ghost"});
  }

  @Test
  void changesToTheWorldAreThereInTheNextEvaluation() throws ScriptException {
    Bindings host = new SimpleBindings();
    engine.eval("math.randomseed(1) first = math.random()", host);
    engine.eval("function string.shout(s) return s:upper() .. '!' end", host);
    engine.eval("print = nil", host);
    engine.eval("_G[1] = 'one'", host);
    engine.eval("package.preload.mine = function() return {n = 1} end require('mine').n = 2", host);
    assertThat(engine.eval("return ('a'):shout(), print, _G[1], require('mine').n", host))
        .isEqualTo(new Object[] {"A!", null, "one", 2});
    assertThat(engine.eval("math.randomseed(1) return math.random() == first", host))
        .isEqualTo(true);
  }

  @Test
  void anyStringIsAName() throws ScriptException {
    engine.eval("_G['a b'] = 1 _G['größe'] = 2 _G[''] = 3 _G[true] = 4");
    assertThat(engineScope()).containsOnlyKeys("a b", "größe");
    assertThat(engine.eval("return _G['a b'] + _G['größe'] + _G[''] + _G[true]"))
        .isEqualTo(10);
  }

  @Test
  void fileNameNamesTheChunk() {
    engine.put(ScriptEngine.FILENAME, "rules/price.lua");
    assertThatThrownBy(() -> engine.eval("error('x')")).hasMessage("rules/price.lua:1: x");
    assertThatThrownBy(() -> ((Compilable) engine).compile("x ="))
        .hasMessageStartingWith("rules/price.lua:1:");
  }

  @Test
  void oneHiddenByALibraryIsReachedThroughTheEngineTable() throws ScriptException {
    engine.put("string", "a text of the host");
    engine.put("table", 5);
    assertThat(
            engine.eval(
                "return string.len('ab'), earthshine.bindings.string, earthshine.bindings.table, earthshine.bindings.none"))
        .isEqualTo(new Object[] {2, "a text of the host", 5, null});
    assertThatThrownBy(() -> engine.eval("earthshine.bindings.x = 1"))
        .hasMessageContaining("read-only");
  }

  @Test
  void aScriptReadsItsPolicyAndCannotLoosenIt() throws ScriptException {
    assertThat(engine.eval(
            "local p = earthshine.policy return p.name, p.exit, p.files, p.max_buffered_body"))
        .isEqualTo(new Object[] {"standard", false, true, 64 * 1024 * 1024});
    assertThatThrownBy(() -> engine.eval("earthshine.policy.exit = true"))
        .hasMessageContaining("read-only");
    assertThatThrownBy(() -> engine.eval("rawset(earthshine.policy, 'exit', true)"))
        .hasMessageContaining("read-only");
  }
}
