package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.Test;

final class EvalTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  @Test
  void givesResultsAsJavaValues() throws ScriptException {
    assertThat(engine.eval("return true")).isSameAs(true);
    assertThat(engine.eval("return 42")).isEqualTo(42);
    assertThat(engine.eval("return 10 / 4")).isEqualTo(2.5);
    assertThat(engine.eval("return 'grün 😀'")).isEqualTo("grün 😀");
    assertThat(engine.eval("return nil")).isNull();
    assertThat(engine.eval("return 1, 'a'")).isEqualTo(new Object[] {1, "a"});
    assertThat(engine.eval("local x = 1")).isNull();
  }

  @Test
  void countsTheBytesOfAnEmojiAsUtf8() throws ScriptException {
    assertThat(engine.eval("return #'😀'")).isEqualTo(4);
  }

  @Test
  void keepsGlobalsInItsBindings() throws ScriptException {
    engine.put("name", "moon");
    engine.eval("greeting = 'hello ' .. name  name = nil");
    assertThat(engine.get("greeting")).isEqualTo("hello moon");
    assertThat(engine.getBindings(ScriptContext.ENGINE_SCOPE)).doesNotContainKey("name");
  }

  @Test
  void seesGlobalScopeBehindEngineScope() throws ScriptException {
    Bindings global = new SimpleBindings();
    engine.setBindings(global, ScriptContext.GLOBAL_SCOPE);
    global.put("x", "global");
    assertThat(engine.eval("return x")).isEqualTo("global");
    assertThat(engine.eval("x = 'engine' return x")).isEqualTo("engine");
    assertThat(global).containsEntry("x", "global");
  }

  @Test
  void separatesBindingsFromEachOther() throws ScriptException {
    Bindings one = new SimpleBindings();
    engine.eval("string.upper = nil  helper = 1", one);
    assertThat(engine.eval("return string.upper('a'), helper", new SimpleBindings()))
        .isEqualTo(new Object[] {"A", null});
  }

  @Test
  void leavesAHostsBindingsFreeOfFunctions() throws ScriptException {
    Bindings host = new SimpleBindings();
    engine.eval("function f() return 7 end", host);
    assertThat(host).isEmpty();
    assertThat(engine.eval("return f()", host)).isEqualTo(7);
  }

  @Test
  void acceptsAnyScriptContext() throws ScriptException {
    ScriptContext context = new SimpleScriptContext();
    StringWriter output = new StringWriter();
    context.setWriter(output);
    context.setAttribute("who", "world", ScriptContext.ENGINE_SCOPE);
    engine.eval("print('hello', who)", context);
    assertThat(output).hasToString("hello\tworld\n");
  }

  @Test
  void readsItsEnvironmentFromTheBuilder() throws ScriptException {
    ScriptEngine configured =
        Earthshine.engine().environment(Map.of("TOKEN", "t-1")).build();
    assertThat(configured.eval("return os.getenv('TOKEN'), os.getenv('PATH')"))
        .isEqualTo(new Object[] {"t-1", null});
  }

  @Test
  void givesArgumentsToTheChunk() throws ScriptException {
    engine.put(ScriptEngine.ARGV, new String[] {"a", "b"});
    engine.put(ScriptEngine.FILENAME, "tool.lua");
    assertThat(engine.eval("return select('#', ...), arg[2], #arg, arg[0]"))
        .isEqualTo(new Object[] {2, "b", 2, "tool.lua"});
    assertThat(engine.eval("return arg", new SimpleBindings())).isNull();
  }

  @Test
  void keepsTheDigitsOfNumbers() throws ScriptException {
    BigInteger integer = new BigInteger("123456789012345678901234567890");
    BigDecimal decimal = new BigDecimal("0.1234567890123456789");
    long odd = (1L << 53) + 1;
    engine.put("integer", integer);
    engine.put("decimal", decimal);
    engine.put("odd", odd);
    assertThat(engine.eval("return integer, decimal, odd"))
        .isEqualTo(new Object[] {integer, decimal, odd});
    assertThat(engine.eval("return tostring(decimal), odd .. '', integer == integer, type(odd)"))
        .isEqualTo(new Object[] {"0.1234567890123456789", "9007199254740993", true, "number"});
    engine.eval("copy = decimal list = {decimal, odd} map = {d = decimal}");
    assertThat(engine.get("copy")).isEqualTo(decimal);
    assertThat(engine.get("list")).isEqualTo(List.of(decimal, odd));
    assertThat(engine.get("map")).isEqualTo(Map.of("d", decimal));
  }

  @Test
  void givesLuaNumbersTheirNearestJavaType() throws ScriptException {
    assertThat(engine.eval("return 3, 2^31, 2^40, 10 / 2, 0.5, -0"))
        .isEqualTo(new Object[] {3, 1L << 31, 1L << 40, 5, 0.5, 0});
  }

  @Test
  void skipsAByteOrderMark() throws ScriptException {
    assertThat(engine.eval("\uFEFFreturn 1")).isEqualTo(1);
  }

  @Test
  void skipsAShebangLine() throws ScriptException {
    assertThat(engine.eval(new StringReader("#!/usr/bin/env lua\nreturn 1"))).isEqualTo(1);
  }

  @Test
  void refusesNullScripts() {
    assertThatThrownBy(() -> engine.eval((String) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval((Reader) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval((String) null, new SimpleBindings()))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval((Reader) null, new SimpleScriptContext()))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval("return 1", (Bindings) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval("return 1", (ScriptContext) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval(new StringReader(""), (Bindings) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> engine.eval(new StringReader(""), (ScriptContext) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void passesOnAReadersFailure() {
    IOException failure = new IOException("disk on fire");
    Reader reader = new Reader() {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        throw failure;
      }

      @Override
      public void close() {}
    };
    assertThatThrownBy(() -> engine.eval(reader))
        .isInstanceOf(ScriptException.class)
        .hasCause(failure);
  }
}
