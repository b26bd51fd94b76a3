package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.script.ScriptEngine;
import org.junit.jupiter.api.Test;

/** What scripts do with the objects a host binds. */
public final class HostObjectsTest {
  private final ScriptEngine engine = Earthshine.engine().build();

  public record Point(int x, int y) {}

  @Test
  void callsMethodsOfAMapAndReadsItsEntries() throws Exception {
    Map<String, Object> map = new HashMap<>(Map.of("name", "Ada"));
    engine.put("map", map);
    assertThat(
            engine.eval("map:put('born', 1815) return map.name, map.born, map:get('born'), #map"))
        .isEqualTo(new Object[] {"Ada", 1815, 1815, 2});
    assertThat(engine.eval("local n = 0 for k, v in pairs(map) do n = n + 1 end return n"))
        .isEqualTo(2);
  }

  @Test
  void aDotReadsOnlyTheEntriesOfAMap() throws Exception {
    engine.put("map", new HashMap<>(Map.of("isEmpty", 7)));
    assertThat(engine.eval("return map.size == nil, map.isEmpty, map:isEmpty(), map:size()"))
        .isEqualTo(new Object[] {true, 7, false, 1});
  }

  @Test
  void usesAListAsASequence() throws Exception {
    List<Object> list = new ArrayList<>(List.of("b", "a"));
    engine.put("list", list);
    assertThat(
            engine.eval(
                "list[#list + 1] = 'c' local s = '' for i, v in ipairs(list) do s = s .. i .. v end return s"))
        .isEqualTo("1b2a3c");
    engine.eval("list:sort(function(a, b) return a < b and -1 or 1 end)");
    assertThat(list).containsExactly("a", "b", "c");
  }

  @Test
  void readsTheComponentsOfARecord() throws Exception {
    engine.put("p", new Point(3, 4));
    assertThat(engine.eval("return p.x + p.y")).isEqualTo(7);
    assertThat(engine.eval("return p:x() + p:y()")).isEqualTo(7);
  }

  @Test
  void catchesTheExceptionOfAHost() throws Exception {
    IOException thrown = new IOException("disk");
    Callable<Object> failing = () -> {
      throw thrown;
    };
    engine.put("failing", failing);
    assertThat(
            engine.eval(
                "local ok, e = pcall(function() failing:call() end) return ok, e:getMessage(), e .. '!'"))
        .isEqualTo(new Object[] {false, "disk", "java.io.IOException: disk!"});
    assertThatThrownBy(() -> engine.eval("failing:call()")).cause().isSameAs(thrown);
  }

  @Test
  void refusesReflection() throws Exception {
    engine.put("p", new Point(3, 4));
    assertThat(engine.eval(
            "local ok, e = pcall(function() return p:getClass() end) return ok, e.kind"))
        .isEqualTo(new Object[] {false, "denied"});
  }
}
