package dev.earthshine.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Earthshine;
import dev.earthshine.engine.value.Thrown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
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
  void aCheckedExceptionThatIsNotDeclaredIsTheCauseFromATaskToo() {
    IOException thrown = new IOException("disk");
    engine.put("map", new HashMap<String, Object>() {
      @Override
      public Object get(Object key) {
        throw Thrown.on(thrown);
      }
    });
    assertThatThrownBy(
            () -> engine.eval("require('async').spawn(function() return map.x end):await()"))
        .cause()
        .isSameAs(thrown);
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

  @Test
  void callsObjectsThatAreFunctionsToJava() throws Exception {
    List<Object> seen = new ArrayList<>();
    engine.put("twice", (UnaryOperator<Object>) n -> (Integer) n * 2);
    engine.put("add", (BinaryOperator<Integer>) Integer::sum);
    engine.put("note", (Consumer<Object>) seen::add);
    engine.put("now", (Supplier<Object>) () -> "noon");
    engine.put("ask", (Callable<Object>) () -> 42);
    engine.put("run", (Runnable) () -> seen.add("ran"));
    engine.put("measure", (ToIntFunction<String>) String::length);
    engine.put("own", (Scale) (n, factor) -> n * factor);
    assertThat(
            engine.eval(
                "note('a') run() return twice(4), add(1, 2), now(), ask(), measure('abc'), own(2, 1.5)"))
        .isEqualTo(new Object[] {8, 3, "noon", 42, 3, 3});
    assertThat(seen).containsExactly("a", "ran");
    assertThat(engine.eval("return select('#', note('b')), pcall(twice, 'x')"))
        .satisfies(results -> assertThat(((Object[]) results)[1]).isEqualTo(false));
  }

  /** A functional interface without the annotation. */
  public interface Scale {
    double apply(int n, double factor);
  }

  /** Two functions at once. */
  public static final class Both implements Runnable, Supplier<String> {
    @Override
    public void run() {}

    @Override
    public String get() {
      return "got";
    }
  }

  @Test
  void doesNotCallWhatIsNoFunctionOrSeveral() throws Exception {
    engine.put("list", new ArrayList<>());
    engine.put("both", new Both());
    assertThatThrownBy(() -> engine.eval("list()"))
        .hasMessageContaining("attempt to call a java.util.ArrayList");
    assertThatThrownBy(() -> engine.eval("both()")).hasMessageContaining("attempt to call a");
    assertThat(engine.eval("return both:get()")).isEqualTo("got");
  }

  @Test
  void tableFunctionsTakeListsAndArrays() throws Exception {
    List<Object> list = new ArrayList<>(List.of(3, 1, 2));
    engine.put("list", list);
    engine.put("array", new int[] {5, 4});
    assertThat(engine.eval("return table.concat(list, '-'), table.unpack(array)"))
        .isEqualTo(new Object[] {"3-1-2", 5, 4});
    engine.eval("table.sort(list) table.sort(array)");
    assertThat(list).containsExactly(1, 2, 3);
    assertThat(engine.eval("return array[1]")).isEqualTo(4);
    assertThat(engine.eval(
            "table.insert(list, 4) table.insert(list, 1, 0) return table.remove(list, 2)"))
        .isEqualTo(1);
    assertThat(list).containsExactly(0, 2, 3, 4);
    assertThatThrownBy(() -> engine.eval("table.insert(array, 1)")).hasMessageContaining("fixed");
  }

  @Test
  void nextWalksMapsAndLists() throws Exception {
    engine.put("map", new LinkedHashMap<>(Map.of("only", 1)));
    engine.put("empty", new HashMap<>());
    engine.put("list", List.of("a"));
    assertThat(engine.eval("return next(empty), next(map), next(map, 'only')"))
        .isEqualTo(new Object[] {null, "only", null});
    assertThat(engine.eval("return next(list)")).isEqualTo(new Object[] {1, "a"});
  }
}
