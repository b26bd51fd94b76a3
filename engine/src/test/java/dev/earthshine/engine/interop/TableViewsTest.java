package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.LuaCallable;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Lua's tables in Java. */
@NullUnmarked
class TableViewsTest {
  private final Lua lua = new Lua();

  @SuppressWarnings("unchecked")
  private List<Object> list(LuaTable table) {
    return (List<Object>) lua.values.toJava(table);
  }

  @SuppressWarnings("unchecked")
  private Map<Object, Object> map(LuaTable table) {
    return (Map<Object, Object>) lua.values.toJava(table);
  }

  @Test
  void aNonEmptySequenceIsAListAndAnythingElseAMap() {
    assertThat(lua.values.toJava(lua.list(1, 2))).isInstanceOf(List.class);
    assertThat(lua.values.toJava(new Table())).isInstanceOf(Map.class);
    assertThat(lua.values.toJava(lua.map("a", 1))).isInstanceOf(Map.class);
    assertThat(lua.values.toJava(lua.map(1, "x", "a", 1))).isInstanceOf(Map.class);
    assertThat(lua.values.toJava(lua.map(1, "x", 3, "z"))).isInstanceOf(Map.class);
    assertThat(lua.values.toJava(lua.map(0, "x", 1, "y"))).isInstanceOf(Map.class);
    assertThat(lua.values.toJava(new Table().as(Table.Kind.ARRAY))).isInstanceOf(List.class);
    assertThat(lua.values.toJava(lua.list(1).as(Table.Kind.OBJECT))).isInstanceOf(Map.class);
  }

  @Test
  void aViewIsTheSameTableAgain() {
    Table sequence = lua.list(1);
    Table fields = lua.map("a", 1);
    assertThat(lua.values.toLua(list(sequence))).isSameAs(sequence);
    assertThat(lua.values.toLua(map(fields))).isSameAs(fields);
  }

  @Test
  void aViewOfAnotherStateIsAnObjectHere() {
    Object foreign = new Lua().values.toJava(lua.map("a", 1));
    Map<?, ?> other = (Map<?, ?>) foreign;
    assertThat(other.get("a")).isEqualTo(1);
    assertThat(lua.values.toLua(foreign).type()).isEqualTo(LuaValue.TUSERDATA);
    assertThat(lua.get(foreign, "a")).isEqualTo(1);
  }

  @Test
  void aListIsLiveInBothDirections() {
    Table table = lua.list("a", "b");
    List<Object> list = list(table);
    table.rawset(3, LuaStrings.of("c"));
    assertThat(list).containsExactly("a", "b", "c");
    list.add("d");
    list.set(0, "A");
    list.add(1, 1.5);
    assertThat(list.remove(2)).isEqualTo("b");
    assertThat(list.remove("d")).isTrue();
    assertThat(lua.values.toJava(table)).isEqualTo(List.of("A", 1.5, "c"));
    list.removeIf(element -> element.equals("c"));
    assertThat(table.rawlen()).isEqualTo(2);
    list.clear();
    assertThat(table.rawlen()).isZero();
    assertThat(list).isEmpty();
  }

  @Test
  void aListChecksItsIndices() {
    List<Object> list = list(lua.list("a"));
    assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> list.set(1, "x")).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> list.add(3, "x")).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> list.remove(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMapIsLiveInBothDirections() {
    Table table = lua.map("a", 1);
    Map<Object, Object> map = map(table);
    table.rawset(LuaStrings.of("b"), LuaValue.valueOf(2));
    assertThat(map).hasSize(2).containsEntry("a", 1).containsEntry("b", 2).doesNotContainKey("c");
    assertThat(map.put("c", List.of(3))).isNull();
    assertThat(map.put("a", 10)).isEqualTo(1);
    assertThat(map.remove("b")).isEqualTo(2);
    assertThat(map.put("a", null)).isEqualTo(10);
    assertThat(map.remove(null)).isNull();
    assertThat(map.get(null)).isNull();
    assertThat(map.keySet()).containsExactly("c");
    assertThat(lua.values.toJava(table.rawget("c"))).isEqualTo(List.of(3));
    map.clear();
    assertThat(table.next(LuaValue.NIL).arg1()).isEqualTo(LuaValue.NIL);
  }

  @Test
  void numbersOfAnyClassAreTheSameKey() {
    Map<Object, Object> map = map(lua.map(7, "seven", 1.5, "half"));
    assertThat(map)
        .containsEntry(7, "seven")
        .containsEntry(7L, "seven")
        .containsEntry(7.0, "seven");
    assertThat(map.keySet()).containsExactlyInAnyOrder(7, 1.5);
  }

  @Test
  void entriesAreRemovedAndChangedWhileWalking() {
    Table table = lua.map("a", 1, "b", 2, "c", 3);
    Map<Object, Object> map = map(table);
    map.values().removeIf(value -> value.equals(2));
    map.entrySet().forEach(entry -> entry.setValue((Integer) entry.getValue() * 10));
    assertThat(map).isEqualTo(Map.of("a", 10, "c", 30));
    Iterator<Object> keys = map.keySet().iterator();
    assertThatThrownBy(keys::remove).isInstanceOf(IllegalStateException.class);
    keys.next();
    keys.next();
    assertThatThrownBy(keys::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void nestedTablesAreViewsToo() {
    Table inner = lua.list(1);
    Map<Object, Object> map = map(lua.map("inner", inner));
    list(inner).add(2);
    assertThat(map).containsEntry("inner", List.of(1, 2)).hasToString("{inner=[1, 2]}");
  }

  @Test
  void viewsAreEqualByContent() {
    assertThat(list(lua.list(1, "a")))
        .isEqualTo(List.of(1, "a"))
        .hasSameHashCodeAs(List.of(1, "a"));
    assertThat(map(lua.map("a", true)))
        .isEqualTo(Map.of("a", true))
        .hasSameHashCodeAs(Map.of("a", true));
  }

  @Test
  void aTableInsideItselfHasAText() {
    Table table = lua.map("a", 1);
    table.rawset(LuaStrings.of("self"), lua.list(table));
    assertThat(map(table)).hasToString("{a=1, self=[(...)]}");
  }

  @Test
  void everyAccessEntersTheState() {
    List<Object> list = list(lua.list(1, 2));
    int before = lua.entries;
    assertThat(list.get(0)).isEqualTo(1);
    assertThat(list).hasSize(2);
    assertThat(lua.entries).isGreaterThan(before + 1);
  }

  @Test
  void aViewIsSerialisedAsAPlainCopy() throws Exception {
    Table table =
        lua.map("list", lua.list(1, lua.map("x", "y")), "empty", new Table().as(Table.Kind.ARRAY));
    Object copy = serialised(map(table));
    assertThat(copy)
        .isInstanceOf(LinkedHashMap.class)
        .isEqualTo(Map.of("list", List.of(1, Map.of("x", "y")), "empty", List.of()));
    List<Object> emptied = list(lua.list(1));
    emptied.clear();
    assertThat(serialised(emptied)).isInstanceOf(ArrayList.class);
  }

  @Test
  void aCopyOfATableInsideItselfIsInsideItself() throws Exception {
    Table table = new Table();
    table.rawset(1, table);
    List<?> copy = (List<?>) serialised(list(table));
    assertThat(copy.get(0)).isSameAs(copy);
  }

  private static Object serialised(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void aNullInATableIsNullInEveryForm() throws Exception {
    List<Object> list = list(lua.list(1, NullValue.NULL, 3));
    assertThat(list).containsExactly(1, null, 3).hasToString("[1, null, 3]");
    assertThat(serialised(list)).isEqualTo(Arrays.asList(1, null, 3));
  }

  @Test
  void functionsInTablesAreCallable() {
    Map<Object, Object> map = map(lua.map("f", lua.function(args -> args[0] + "!")));
    assertThat(((LuaCallable) map.get("f")).call("hi")).isEqualTo("hi!");
  }

  @Test
  void viewsComeBackWithTheGlobalsTheyLeftWith() {
    lua.anchor = "first";
    List<?> list = (List<?>) lua.values.toJava(lua.list("a"));
    Map<?, ?> map = (Map<?, ?>) lua.values.toJava(lua.map("k", "v"));
    lua.anchor = "second";
    assertThat(list.get(0)).isEqualTo("a");
    assertThat(lua.anchorOfEntry).isEqualTo("first");
    lua.anchorOfEntry = null;
    assertThat(map.get("k")).isEqualTo("v");
    assertThat(lua.anchorOfEntry).isEqualTo("first");
  }
}
