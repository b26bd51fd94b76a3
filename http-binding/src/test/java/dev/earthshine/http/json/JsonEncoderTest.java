package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

final class JsonEncoderTest {
  private static String encode(LuaValue value) {
    return new String(JsonEncoder.compact().encode(value), UTF_8);
  }

  private static String encode(Object javaValue) {
    return encode(new LuaUserdata(javaValue));
  }

  private static LuaValue decode(String json) {
    return new JsonDecoder(Safepoint.NONE).decode(json.getBytes(UTF_8));
  }

  private static Table list(LuaValue... elements) {
    Table table = new Table();
    for (LuaValue element : elements) {
      table.rawset(table.rawlen() + 1, element);
    }
    return table;
  }

  private static Table object(String key, LuaValue value) {
    Table table = new Table();
    table.rawset(LuaStrings.of(key), value);
    return table;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "true",
        "false",
        "\"\"",
        "[[],{}]",
        "[null,null]",
        "{\"a\":null}",
        "[1,2.5,-3,0.1,1E-7]",
        "\"\\\"\\\\\\n\\t\\u0001é€😀\"",
        "9007199254740993",
        "[123456789012345678901234567890,1.00000000000000000001]",
        "[[[[[[1]]]]]]",
        "{\"a\":{\"b\":{\"c\":[{\"d\":1}]}}}",
        "{\"1\":2}",
        "{\"\":0}",
        "{\"a\\\"\\u0001b\":1,\"ключ\":2}"
      })
  void documentsRoundTrip(String json) {
    assertThat(encode(decode(json))).isEqualTo(json);
  }

  @Test
  void aPlainTableIsWhatItLooksLike() {
    assertThat(encode(new Table())).isEqualTo("{}");
    assertThat(encode(list(LuaValue.ONE, LuaValue.TRUE))).isEqualTo("[1,true]");
    assertThat(encode(object("a", LuaValue.ONE))).isEqualTo("{\"a\":1}");
    assertThat(encode(LuaValue.NIL)).isEqualTo("null");
  }

  @Test
  void aDeclaredTableIsWhatItWasDeclared() {
    assertThat(encode(new Table().as(Table.Kind.ARRAY))).isEqualTo("[]");
    assertThat(encode(list(LuaValue.TRUE).as(Table.Kind.OBJECT))).isEqualTo("{\"1\":true}");
  }

  @Test
  void aListFilledBackwardsIsAList() {
    Table table = new Table();
    for (int i = 5; i > 0; i--) {
      table.rawset(i, LuaValue.valueOf(i));
    }
    assertThat(encode(table)).isEqualTo("[1,2,3,4,5]");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1.0, -1",
    "0.1, 0.1",
    "2147483648, 2147483648",
    "1e15, 1000000000000000",
    "1e300, 1E300",
    "123456789.125, 123456789.125",
    "2e-3, 0.002",
    "5e-324, 4.9E-324",
    "0.30000000000000004, 0.30000000000000004",
    "2.0e23, 2E23"
  })
  void numbersAreWrittenShortest(double number, String json) {
    assertThat(encode(LuaValue.valueOf(number))).isEqualTo(json);
  }

  @Test
  void membersMaySortedAndIndented() {
    Table table = object("b", decode("[1,{}]"));
    table.rawset(LuaStrings.of("a"), new Table().as(Table.Kind.ARRAY));
    table.rawset(LuaStrings.of("é"), new LuaUserdata(Map.of("y", 1, "x", 2)));
    assertThat(new String(JsonEncoder.of(true, true).encode(table), UTF_8)).isEqualTo("""
        {
          "a": [],
          "b": [
            1,
            {}
          ],
          "é": {
            "x": 2,
            "y": 1
          }
        }""");
  }

  @Test
  void longAndEscapedStringsArriveWhole() {
    String text = "ab\"\\\n\u0000é😀".repeat(20_000);
    assertThat(decode(encode(LuaStrings.of(text)))).isEqualTo(LuaStrings.of(text));
  }

  @Test
  void valuesOfTheHostAreWrittenAsWhatTheyStandFor() {
    assertThat(encode(Map.of("k", Arrays.asList(1, 2L, 0.5, null, true, 'c', "é", 0.1f))))
        .isEqualTo("{\"k\":[1,2,0.5,null,true,\"c\",\"é\",0.1]}");
    assertThat(encode(new int[][] {{1, 2}, {}})).isEqualTo("[[1,2],[]]");
    assertThat(encode(new BigDecimal("1.10"))).isEqualTo("1.10");
    assertThat(encode(BigInteger.TEN.pow(20))).isEqualTo("1" + "0".repeat(20));
    assertThat(encode("abc".getBytes(UTF_8))).isEqualTo("\"abc\"");
    assertThat(encode(List.of(Map.of(7, NullValue.NULL)))).isEqualTo("[{\"7\":null}]");
    assertThat(encode(List.of(list(LuaValue.ONE)))).isEqualTo("[[1]]");
  }

  @Test
  void refusalsNameThePath() {
    JavaFunction function = JavaFunction.of0("f", () -> LuaValue.NIL);
    refused(
        object("a", list(LuaValue.ONE, LuaValue.ONE, object("b", function))),
        "$.a[3].b",
        "a function has no");
    refused(object("a b", LuaValue.valueOf(Double.NaN)), "$[\"a b\"]", "not a number");
    refused(LuaValue.valueOf(Double.NEGATIVE_INFINITY), "$", "infinity");
    refused(object("d", new LuaUserdata(Instant.EPOCH)), "$.d", "class java.time.Instant");
    refused(
        new LuaUserdata(Map.of("m", List.of(new Object()))), "$.m[1]", "class java.lang.Object");
    refused(list(LuaStrings.ofBytes(new byte[] {(byte) 0xFF})), "$[1]", "not UTF-8");
    refused(
        list(LuaStrings.ofBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})),
        "$[1]",
        "not UTF-8");
  }

  @Test
  void keysThatFitNeitherListNorObjectAreRefused() {
    Table mixed = list(LuaValue.ONE);
    mixed.rawset(LuaStrings.of("x"), LuaValue.TRUE);
    refused(object("a", mixed), "$.a", "mixed");
    Table sparse = list(LuaValue.ONE);
    sparse.rawset(3, LuaValue.TRUE);
    refused(sparse, "$", "element 2 of 3 is nil");
    Table fraction = new Table();
    fraction.rawset(LuaValue.valueOf(1.5), LuaValue.TRUE);
    refused(fraction, "$", "the key");
    Table flagged = new Table();
    flagged.rawset(LuaValue.TRUE, LuaValue.TRUE);
    refused(flagged, "$", "a boolean as key");
    refused(object("x", LuaValue.TRUE).as(Table.Kind.ARRAY), "$", "an array has the key 'x'");
  }

  @Test
  void cyclesAreRefusedWhereTheyClose() {
    Table table = new Table();
    table.rawset(LuaStrings.of("a"), list(LuaValue.ONE, table));
    refused(table, "$.a[2]", "contains itself");
  }

  @Test
  void aTableMayBeUsedTwice() {
    Table shared = list(LuaValue.ONE);
    assertThat(encode(list(shared, shared))).isEqualTo("[[1],[1]]");
  }

  @Test
  void depthIsLimitedWithoutExhaustingTheStack() {
    Table deep = new Table();
    for (int i = 1; i < 1000; i++) {
      deep = list(deep);
    }
    assertThat(encode(deep)).startsWith("[[[");
    assertThatThrownBy(() -> encode(list(nested(1000))))
        .hasMessageContaining("nested deeper than 1000");
  }

  private static Table nested(int depth) {
    Table deep = new Table();
    for (int i = 1; i < depth; i++) {
      deep = list(deep);
    }
    return deep;
  }

  @Test
  void exactNumbersKeepTheirDigits() {
    assertThat(encode(list(ExactNumber.of(Long.MAX_VALUE)))).isEqualTo("[9223372036854775807]");
  }

  @Test
  void aNameMayBeLongerThanTheBufferItIsWrittenTo() {
    String name = "n".repeat(20_000);
    assertThat(encode(object(name, LuaValue.ONE))).isEqualTo("{\"" + name + "\":1}");
  }

  @Test
  void aNameThatIsNotUtf8IsRefused() {
    Table table = new Table();
    table.rawset(LuaStrings.ofBytes(new byte[] {'a', (byte) 0x80}), LuaValue.ONE);
    assertThatThrownBy(() -> encode(table)).hasMessageContaining("the key is not UTF-8");
  }

  private static void refused(LuaValue value, String path, String rule) {
    assertThatThrownBy(() -> encode(value))
        .isInstanceOfSatisfying(JsonEncodingException.class, e -> {
          assertThat(e.path()).isEqualTo(path);
          assertThat(e).hasMessageStartingWith("cannot encode " + path + " as JSON: ");
          assertThat(e).hasMessageContaining(rule);
        });
  }

  @Test
  void everyCharacterComesBack() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < Character.MIN_SURROGATE; c += c < 0x900 ? 1 : 97) {
      all.append((char) c);
    }
    LuaValue text = LuaStrings.of(all.append("\uE000\uFFFD\uFFFF\uD800\uDC00\uDBFF\uDFFF"));
    assertThat(decode(encode(text))).isEqualTo(text);
    assertThat(decode(encode(object(all.toString(), LuaValue.ONE))).get(text))
        .isEqualTo(LuaValue.ONE);
  }

  @Test
  void whatNeedsAnEscapeIsFoundAtEveryPlace() {
    for (int length = 1; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        for (char special : new char[] {'"', '\\', '\n', '\u001f', 'é', ' ', '!', '\u007f'}) {
          String text = "x".repeat(at) + special + "#".repeat(length - at - 1);
          assertThat(decode(encode(LuaStrings.of(text)))).isEqualTo(LuaStrings.of(text));
        }
      }
    }
  }

  @Test
  void aHoleThatWasMadeLaterIsFound() {
    Table table = list(LuaValue.ONE, LuaValue.TRUE, list(), LuaValue.FALSE);
    table.rawset(2, LuaValue.NIL);
    refused(object("a", table), "$.a", "element 2 of 4 is nil");
    table.rawset(2, LuaValue.TRUE);
    table.rawset(6, LuaValue.TRUE);
    refused(table, "$", "element 5 of 6 is nil");
    table.rawset(6, LuaValue.NIL);
    assertThat(encode(table)).isEqualTo("[1,true,{},false]");
  }

  @Test
  void removedMembersAreLeftOut() {
    Table table = object("a", LuaValue.ONE);
    table.rawset(LuaStrings.of("b"), LuaValue.TRUE);
    table.rawset(LuaStrings.of("a"), LuaValue.NIL);
    assertThat(encode(table)).isEqualTo("{\"b\":true}");
    table.rawset(LuaStrings.of("b"), LuaValue.NIL);
    assertThat(encode(table)).isEqualTo("{}");
    table.rawset(1, LuaValue.ONE);
    assertThat(encode(table)).isEqualTo("[1]");
  }

  @Test
  void numbersAsKeysOfADeclaredObjectAreNames() {
    Table table = list(LuaValue.TRUE, LuaValue.FALSE);
    table.rawset(LuaStrings.of("x"), list());
    table.rawset(LuaValue.valueOf(0.5), LuaValue.ONE);
    assertThat(encode(table.as(Table.Kind.OBJECT)))
        .isEqualTo("{\"1\":true,\"2\":false,\"x\":{},\"0.5\":1}");
    table.rawset(LuaStrings.of("1"), LuaValue.ONE);
    refused(table, "$", "the keys 1 and '1' have the same name");
  }

  @Test
  void tablesOfLuajAndWeakTablesAreWrittenToo() {
    LuaTable foreign = new LuaTable();
    foreign.rawset(1, LuaValue.ONE);
    assertThat(encode(list(foreign))).isEqualTo("[[1]]");
    Table weak = list(LuaValue.ONE, LuaValue.TRUE);
    weak.setmetatable(object("__mode", LuaStrings.of("v")));
    assertThat(encode(weak)).isEqualTo("[1,true]");
    foreign.rawset(2, foreign);
    refused(foreign, "$[2]", "contains itself");
  }

  @Test
  void metamethodsAreNotCalled() {
    Table table = list(LuaValue.ONE);
    Table metatable = new Table();
    for (String event : new String[] {"__index", "__len", "__pairs", "__ipairs", "__tostring"}) {
      metatable.rawset(LuaStrings.of(event), JavaFunction.of0(event, () -> {
        throw new IllegalStateException(event);
      }));
    }
    table.setmetatable(metatable);
    assertThat(encode(table)).isEqualTo("[1]");
  }

  @Test
  void aLongPathIsCutInTheMiddle() {
    Table table = object("end", LuaValue.valueOf(Double.NaN));
    for (int i = 0; i < 500; i++) {
      table = list(table);
    }
    LuaValue deep = object("start", table);
    assertThatThrownBy(() -> encode(deep))
        .hasMessageStartingWith("cannot encode $.start[1][1]")
        .hasMessageContaining("[1].end as JSON")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void writingAsksWhetherItMayGoOn() {
    Table shared = list();
    for (int i = 0; i < 100; i++) {
      shared = list(shared, shared); // 2^100 lists, if nothing ends it.
    }
    Table large = shared;
    assertThatThrownBy(() -> JsonEncoder.compact().encode(large, () -> {
          throw new IllegalStateException("stopped");
        }))
        .hasMessage("stopped");
  }
}
