package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Java's lists, arrays, maps and sets in Lua. */
@NullUnmarked
class ContainersTest {
  private final Lua lua = new Lua();

  /** What {@code for k, v in pairs(object)} sees, as {@code k=v}. */
  private List<String> walk(Object object, String event) {
    LuaValue self = lua.values.toLua(object);
    Varargs triple = self.getmetatable().get(event).invoke(self);
    LuaValue key = triple.arg(3);
    List<String> seen = new ArrayList<>();
    while (true) {
      Varargs step = triple.arg1().invoke(LuaValue.varargsOf(triple.arg(2), key));
      key = step.arg1();
      if (key.isnil()) {
        return seen;
      }
      seen.add(lua.values.toJava(key) + "=" + lua.values.toJava(step.arg(2)));
    }
  }

  @Test
  void aListIsIndexedFromOne() {
    List<Object> list = new ArrayList<>(Arrays.asList("a", null, "c"));
    assertThat(lua.get(list, 1)).isEqualTo("a");
    assertThat(lua.get(list, 3)).isEqualTo("c");
    assertThat(lua.get(list, 2)).isNull();
    assertThat(lua.get(list, 0)).isNull();
    assertThat(lua.get(list, 4)).isNull();
    assertThat(lua.get(list, 1.5)).isNull();
    assertThat(lua.values.toLua(list).len().toint()).isEqualTo(3);
    assertThat(walk(list, "__pairs")).containsExactly("1=a", "2=null", "3=c");
    assertThat(walk(list, "__ipairs")).containsExactly("1=a", "2=null", "3=c");
  }

  @Test
  void aListIsWrittenAndGrowsAtItsEnd() {
    List<Object> list = new ArrayList<>(List.of("a"));
    lua.set(list, 1, "b");
    lua.set(list, 2, 7);
    assertThat(list).containsExactly("b", 7);
    assertThatThrownBy(() -> lua.set(list, 4, "x"))
        .hasMessage("index 4 is outside 1..3 of a java.util.ArrayList");
    assertThatThrownBy(() -> lua.set(list, 0, "x")).hasMessageContaining("index 0 is outside");
    assertThatThrownBy(() -> lua.set(list, 1.5, "x")).hasMessageContaining("index 1.5 is outside");
  }

  @Test
  void aListThatCannotBeWrittenSaysSo() {
    assertThatThrownBy(() -> lua.set(List.of("a"), 1, "x"))
        .cause()
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anArrayIsIndexedFromOneAndKeepsItsType() {
    int[] ints = {1, 2};
    lua.set(ints, 2, 5);
    assertThat(ints).containsExactly(1, 5);
    assertThat(lua.get(ints, 2)).isEqualTo(5);
    assertThat(lua.get(ints, 3)).isNull();
    assertThat(lua.values.toLua(ints).len().toint()).isEqualTo(2);
    assertThat(walk(new String[] {"a", "b"}, "__ipairs")).containsExactly("1=a", "2=b");
    assertThatThrownBy(() -> lua.set(ints, 1, "x"))
        .hasMessage("an element of a int[] cannot be a string");
    assertThatThrownBy(() -> lua.set(ints, 3, 1)).hasMessage("index 3 is outside 1..2 of a [I");
    assertThat(Lua.text(lua.meta(new int[][] {{1}, {2}}, "__tostring"))).isEqualTo("[[1], [2]]");
    assertThat(lua.values.toJava(lua.values.toLua(ints))).isSameAs(ints);
  }

  @Test
  void aMapIsReadAndWrittenByFields() {
    Map<String, Object> map = new HashMap<>(Map.of("name", "Ada"));
    assertThat(lua.get(map, "name")).isEqualTo("Ada");
    assertThat(lua.get(map, "size")).isNull();
    lua.set(map, "born", 1815);
    lua.set(map, "name", null);
    assertThat(map).containsExactly(Map.entry("born", 1815));
    assertThat(lua.values.toLua(map).len().toint()).isEqualTo(1);
  }

  @Test
  void aMethodOfAMapIsCalledWithAColonEvenIfAnEntryHasItsName() {
    Map<String, Object> map = new HashMap<>(Map.of("get", "entry"));
    assertThat(lua.get(map, "get")).isEqualTo("entry");
    assertThat(lua.call(map, "get", "get")).isEqualTo("entry");
    assertThat(lua.call(map, "put", "k", "v")).isNull();
    assertThat(lua.call(map, "containsKey", "k")).isEqualTo(true);
    map.put("run", (dev.earthshine.LuaCallable) args -> "ran");
    assertThat(lua.call(map, "run")).isEqualTo("ran");
    assertThatThrownBy(() -> lua.call(map, "putt")).hasMessageContaining("did you mean 'put'?");
  }

  @Test
  void pairsOfAMapMayChangeIt() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", null);
    map.put("c", 3);
    assertThat(walk(map, "__pairs")).containsExactly("a=1", "c=3");
    LuaValue self = lua.values.toLua(map);
    Varargs triple = self.getmetatable().get("__pairs").invoke(self);
    Varargs first = triple.arg1().invoke(LuaValue.varargsOf(triple.arg(2), LuaValue.NIL));
    lua.set(map, "c", null);
    lua.set(map, "d", 4);
    assertThat(Lua.text(first.arg1())).isEqualTo("a");
    assertThat(triple.arg1().invoke(first).arg1()).isEqualTo(LuaValue.NIL);
  }

  @Test
  void aNumberFindsTheKeyOfItsValue() {
    assertThat(lua.get(Map.of(1, "int"), 1)).isEqualTo("int");
    assertThat(lua.get(Map.of(1L, "long"), 1)).isEqualTo("long");
    assertThat(lua.get(Map.of(1.0, "double"), 1)).isEqualTo("double");
    Map<Object, Object> map = new HashMap<>(Map.of(1L, "old"));
    lua.set(map, 1, "new");
    assertThat(map).containsExactly(Map.entry(1L, "new"));
  }

  @Test
  void anExceptionOfAMapIsAnError() {
    assertThatThrownBy(() -> lua.get(new TreeMap<>(Map.of("a", 1)), true))
        .cause()
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> lua.set(Map.of(), "a", 1))
        .cause()
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void propertiesOfAHostAreAMap() {
    Properties properties = new Properties();
    assertThat(lua.call(properties, "setProperty", "port", 80)).isNull();
    assertThat(properties.getProperty("port")).isEqualTo("80");
    assertThat(lua.get(properties, "port")).isEqualTo("80");
  }

  @Test
  void aSetIsCountedAndWalked() {
    Set<String> set = new LinkedHashSet<>(List.of("x", "y"));
    assertThat(lua.values.toLua(set).len().toint()).isEqualTo(2);
    assertThat(walk(set, "__pairs")).containsExactly("1=x", "2=y");
    assertThat(lua.call(set, "contains", "y")).isEqualTo(true);
  }

  @Test
  void theIteratorOfAListChecksItsArguments() {
    LuaValue next = lua.values
        .toLua(List.of("a"))
        .getmetatable()
        .get("__pairs")
        .invoke(lua.values.toLua(List.of("a")))
        .arg1();
    assertThatThrownBy(() -> next.call(LuaValue.ONE))
        .hasMessage("bad argument #1 to 'next' (Java list or array expected, got number)");
    LuaValue list = lua.values.toLua(List.of("a"));
    assertThatThrownBy(() -> next.call(list, LuaValue.TRUE))
        .hasMessage("bad argument #2 to 'next' (number expected, got boolean)");
    assertThat(next.call(list, LuaValue.valueOf(-2))).isEqualTo(LuaValue.NIL);
    assertThat(next.call(list, LuaValue.valueOf(1e300))).isEqualTo(LuaValue.NIL);
  }

  @Test
  void theIteratorOfASetChecksItsArguments() {
    LuaValue set = lua.values.toLua(new LinkedHashSet<>(List.of("a")));
    LuaValue next = set.getmetatable().get("__pairs").invoke(set).arg1();
    assertThatThrownBy(() -> next.call(set, LuaValue.TRUE))
        .hasMessage("bad argument #2 to 'next' (number expected, got boolean)");
  }
}
