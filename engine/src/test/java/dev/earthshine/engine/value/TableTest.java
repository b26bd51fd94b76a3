package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

class TableTest {
  private static LuaString text(String text) {
    return LuaStrings.of(text);
  }

  private static List<String> keys(LuaTable table) {
    List<String> keys = new ArrayList<>();
    for (Varargs n = table.next(LuaValue.NIL); !n.arg1().isnil(); n = table.next(n.arg1())) {
      keys.add(n.arg1().tojstring());
    }
    return keys;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesLikeAMapUnderRandomOperations(long seed) {
    Random random = new Random(seed);
    Table table = new Table();
    Map<Object, LuaValue> model = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Object key = random.nextBoolean() ? (Object) random.nextInt(40) : "k" + random.nextInt(40);
      LuaValue value = random.nextInt(3) == 0 ? LuaValue.NIL : LuaInteger.valueOf(i);
      if (key instanceof Integer integer && random.nextBoolean()) {
        table.rawset(integer, value);
      } else {
        table.rawset(asKey(key), value);
      }
      if (value == LuaValue.NIL) {
        model.remove(key);
      } else {
        model.put(key, value);
      }
      Object probe = random.nextBoolean() ? (Object) random.nextInt(40) : "k" + random.nextInt(40);
      assertThat(table.rawget(asKey(probe))).isEqualTo(model.getOrDefault(probe, LuaValue.NIL));
      int length = table.length();
      assertThat(length == 0 || model.containsKey(length)).isTrue();
      assertThat(model).doesNotContainKey(length + 1);
      if (i % 50 == 0) {
        assertThat(keys(table))
            .containsExactlyInAnyOrderElementsOf(
                model.keySet().stream().map(Object::toString).toList());
      }
    }
  }

  private static LuaValue asKey(Object key) {
    return key instanceof Integer integer ? LuaInteger.valueOf(integer) : text((String) key);
  }

  @Test
  void keepsTheOrderOfInsertion() {
    Table table = new Table();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String key = "key" + (i * 37 % 100);
      table.rawset(text(key), LuaValue.TRUE);
      expected.add(key);
    }
    assertThat(keys(table)).isEqualTo(expected);
  }

  @Test
  void canLoseEveryEntryDuringATraversal() {
    Table table = new Table();
    for (int i = 1; i <= 20; i++) {
      table.rawset(i, LuaValue.TRUE);
      table.rawset(text("k" + i), LuaValue.TRUE);
    }
    int seen = 0;
    for (Varargs n = table.next(LuaValue.NIL); !n.arg1().isnil(); n = table.next(n.arg1())) {
      table.rawset(n.arg1(), LuaValue.NIL);
      seen++;
    }
    assertThat(seen).isEqualTo(40);
    assertThat(keys(table)).isEmpty();
  }

  @Test
  void takesAWholeNumberOfAnyClassForTheSameKey() {
    Table table = new Table();
    table.rawset(Real.of(1.0), text("one"));
    table.rawset(new Real(2.0), text("two"));
    assertThat(table.length()).isEqualTo(2);
    assertThat(table.rawget(2)).isEqualTo(text("two"));
    table.rawset(new Real(0.5), text("half"));
    assertThat(table.rawget(LuaValue.valueOf(0.5))).isEqualTo(text("half"));
  }

  @Test
  void keepsANumericStringAString() {
    Table table = new Table();
    table.rawset(text("x"), LuaInteger.valueOf(5));
    table.rawset(text("x"), text("007"));
    assertThat(table.rawget(text("x"))).isInstanceOf(LuaString.class);
  }

  @Test
  void refusesNilAndNanAsKeys() {
    Table table = new Table();
    assertThatThrownBy(() -> table.rawset(LuaValue.NIL, LuaValue.TRUE))
        .hasMessage("table index is nil");
    assertThatThrownBy(() -> table.rawset(new Real(Double.NaN), LuaValue.TRUE))
        .hasMessage("table index is NaN");
    assertThat(table.rawget(LuaValue.NIL)).isSameAs(LuaValue.NIL);
  }

  @Test
  void refusesToContinueFromAKeyItNeverHeld() {
    Table table = new Table();
    assertThatThrownBy(() -> table.next(text("nope"))).hasMessage("invalid key to 'next'");
  }

  @Test
  void insertsAndRemovesInTheMiddle() {
    Table table = new Table();
    for (int i = 1; i <= 3; i++) {
      table.insert(0, LuaInteger.valueOf(i));
    }
    table.insert(2, text("new"));
    assertThat(table.rawget(2)).isEqualTo(text("new"));
    assertThat(table.rawget(4)).isEqualTo(LuaInteger.valueOf(3));
    assertThat(table.remove(1)).isEqualTo(LuaInteger.valueOf(1));
    assertThat(table.length()).isEqualTo(3);
    assertThat(table.rawget(1)).isEqualTo(text("new"));
  }

  @Test
  void forgetsAWeakValueThatNothingElseHolds() {
    Table table = new Table();
    table.setmetatable(mode("v"));
    LuaTable kept = new Table();
    table.rawset(text("kept"), kept);
    table.rawset(text("text"), text("a string is a value"));
    for (int i = 0; i < 100; i++) {
      table.rawset(text("dropped" + i), new Table());
    }
    System.gc();
    assertThat(keys(table)).contains("kept", "text").hasSizeLessThan(102);
    assertThat(table.rawget(text("kept"))).isSameAs(kept);
  }

  @Test
  void keepsItsEntriesWhenItBecomesWeakAndStrongAgain() {
    Table table = new Table();
    table.rawset(1, text("one"));
    table.rawset(text("k"), text("v"));
    table.setmetatable(mode("k"));
    assertThat(table.rawget(1)).isEqualTo(text("one"));
    assertThat(table.length()).isEqualTo(1);
    table.setmetatable(null);
    assertThat(table.rawget(text("k"))).isEqualTo(text("v"));
    assertThat(keys(table)).containsExactly("1", "k");
  }

  @Test
  void findsAnEntryAgainThroughItsSlot() {
    Table table = new Table();
    LuaString key = text("field");
    table.rawset(key, text("v"));
    int slot = table.slot(key);
    assertThat(table.holds(slot, key)).isTrue();
    table.put(slot, text("w"));
    assertThat(table.rawget(key)).isEqualTo(text("w"));
    assertThat(table.holds(slot + 1, key)).isFalse();
    assertThat(table.slot(text("absent"))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8, 9, 40})
  void takesFieldsAsTheyAre(int count) {
    LuaValue[] fields = new LuaValue[2 * count];
    for (int i = 0; i < count; i++) {
      fields[2 * i] = text("k" + i);
      fields[2 * i + 1] = LuaInteger.valueOf(i);
    }
    Table table = new Table();
    table.adoptFields(fields);
    assertThat(table.entryCount()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(table.rawget(text("k" + i))).isEqualTo(LuaInteger.valueOf(i));
      assertThat(table.entryKey(i)).isEqualTo(text("k" + i));
      assertThat(table.entryValue(i)).isEqualTo(LuaInteger.valueOf(i));
    }
    table.rawset(text("more"), text("v"));
    table.rawset(text("k0"), LuaValue.NIL);
    assertThat(table.rawget(text("more"))).isEqualTo(text("v"));
    assertThat(keys(table)).hasSize(Math.max(1, count)).doesNotContain("k0").endsWith("more");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 30})
  void ofTwoFieldsWithOneKeyTheLastValueCountsInThePlaceOfTheFirst(int count) {
    LuaValue[] fields = new LuaValue[4 * count];
    for (int i = 0; i < 2 * count; i++) {
      fields[2 * i] = text("k" + i % count);
      fields[2 * i + 1] = LuaInteger.valueOf(i);
    }
    Table table = new Table();
    table.adoptFields(fields);
    assertThat(table.entryCount()).isEqualTo(count);
    assertThat(table.entryKey(0)).isEqualTo(text("k0"));
    assertThat(table.entryValue(0)).isEqualTo(LuaInteger.valueOf(count));
    table.rawset(text("more"), text("v"));
    assertThat(keys(table)).hasSize(count + 1).startsWith("k0", "k1").endsWith("more");
  }

  private static LuaTable mode(String mode) {
    Table metatable = new Table();
    metatable.rawset(LuaValue.MODE, text(mode));
    return metatable;
  }
}
