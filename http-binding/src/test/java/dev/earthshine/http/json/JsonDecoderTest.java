package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

final class JsonDecoderTest {
  private final JsonDecoder decoder = new JsonDecoder(Safepoint.NONE);

  private LuaValue decode(String json) {
    return decoder.decode(json.getBytes(UTF_8));
  }

  private String text(String json) {
    return LuaStrings.text((LuaString) decode(json));
  }

  @Test
  void arraysAndObjectsRememberWhichTheyAre() {
    assertThat(((Table) decode("[]")).kind()).isEqualTo(Table.Kind.ARRAY);
    assertThat(((Table) decode("{}")).kind()).isEqualTo(Table.Kind.OBJECT);
  }

  @Test
  void elementsCountFromOne() {
    LuaValue list = decode("[10, [20], {\"a\": 30}]");
    assertThat(list.length()).isEqualTo(3);
    assertThat(list.get(1).toint()).isEqualTo(10);
    assertThat(list.get(2).get(1).toint()).isEqualTo(20);
    assertThat(list.get(3).get("a").toint()).isEqualTo(30);
  }

  @Test
  void nullIsHeldInItsPlace() {
    LuaValue list = decode("[1, null, 3]");
    assertThat(list.length()).isEqualTo(3);
    assertThat(list.get(2)).isSameAs(NullValue.NULL);
    assertThat(decode("null")).isSameAs(NullValue.NULL);
    assertThat(NullValue.NULL.toboolean()).isTrue();
    assertThat(NullValue.NULL.metatag(LuaValue.TOSTRING).call(NullValue.NULL).tojstring())
        .isEqualTo("null");
  }

  @Test
  void theLastOfSeveralMembersWithOneNameCounts() {
    assertThat(decode("{\"a\": 1, \"b\": 2, \"a\": 3}").get("a").toint()).isEqualTo(3);
  }

  @Test
  void stringsAreUtf8() {
    assertThat(text("\"é€😀\\u00e9\\ud83d\\ude00\\n\"")).isEqualTo("é€😀é😀\n");
    String large = "x".repeat(100_000) + "é";
    assertThat(text("\"" + large + "\"")).isEqualTo(large);
    assertThat(decode("{\"ключ\": 1}").get(LuaStrings.of("ключ")).toint()).isEqualTo(1);
  }

  @Test
  void aLoneSurrogateBecomesTheReplacementCharacter() {
    assertThat(text("\"a\\ud800b\"")).isEqualTo("a\uFFFDb");
    assertThat(text("\"\\udc00\\ud800\"")).isEqualTo("\uFFFD\uFFFD");
    assertThat(text("\"" + "x".repeat(100) + "\\ud800\\ud83d\\ude00\""))
        .isEqualTo("x".repeat(100) + "\uFFFD😀");
  }

  @Test
  void theEncodingIsToldByTheFirstBytes() {
    String json = "[\"é\"]";
    assertThat(decoder.decode(json.getBytes(UTF_16LE)).get(1)).isEqualTo(LuaStrings.of("é"));
    assertThat(decoder.decode(json.getBytes(UTF_16BE)).get(1)).isEqualTo(LuaStrings.of("é"));
    assertThat(decode("\uFEFF" + json).get(1)).isEqualTo(LuaStrings.of("é"));
  }

  @Test
  void partOfAStringIsDecodedWhereItLies() {
    byte[] bytes = "xx[1]yy".getBytes(UTF_8);
    assertThat(decoder.decode(LuaString.valueUsing(bytes, 2, 3)).length()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0.0",
    "-0.0, -0.0",
    "0e5, 0",
    "999999999, 999999999",
    "-1234567890, -1234567890",
    "2147483647, 2147483647",
    "-2147483648, -2147483648",
    "1.0, 1",
    "1e3, 1000",
    "-12.0e-1, -1.2",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "4.9E-324, 4.9E-324",
    "2147483648, 2147483648",
    "9007199254740992, 9007199254740992",
    "0.0, 0",
    "1e20, 1E20"
  })
  void ordinaryNumbersAreOrdinary(String json, double value) {
    LuaValue number = decode(json);
    assertThat(number).isNotInstanceOf(ExactNumber.class);
    assertThat(number.todouble()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827",
        "3.14159265358979323846",
        "1E+400",
        "1E-400"
      })
  void digitsThatADoubleWouldLoseAreKept(String json) {
    LuaValue number = decode(json);
    assertThat(number).isInstanceOf(ExactNumber.class);
    assertThat(number.tojstring()).isEqualTo(json);
    assertThat(decode("[" + json + "]").get(1).tojstring()).isEqualTo(json);
  }

  @Test
  void zeroKeepsItsSignWhereItIsADecimal() {
    assertThat(1 / decode("-0.0").todouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(new String(JsonEncoder.compact().encode(decode("[-0.0,0.0]")), UTF_8))
        .isEqualTo("[-0.0,0]");
  }

  @Test
  void membersKeepTheirOrder() {
    String json = "{\"z\":1,\"a\":2,\"m\":{\"y\":3,\"b\":4},\"1\":5}";
    assertThat(new String(JsonEncoder.compact().encode(decode(json)), UTF_8)).isEqualTo(json);
  }

  @Test
  void anExactNumberMayBeAMember() {
    assertThat(decode("{\"id\": 9007199254740993}").get("id").tojstring())
        .isEqualTo("9007199254740993");
  }

  @Test
  void tablesOfADecoderPrintAsTheirJson() {
    LuaTable list = (LuaTable) decode("[1, {\"a\": [true, null]}]");
    assertThat(list.metatag(LuaValue.TOSTRING).call(list))
        .isEqualTo(LuaStrings.of("[1,{\"a\":[true,null]}]"));
    list.rawset(1, list);
    assertThat(list.metatag(LuaValue.TOSTRING).call(list).tojstring()).startsWith("table: ");
  }

  @Test
  void eachDecoderHasItsOwnMetatable() {
    assertThat(decode("[]").getmetatable()).isSameAs(decode("{}").getmetatable());
    assertThat(new JsonDecoder(Safepoint.NONE).decode("[]".getBytes(UTF_8)).getmetatable())
        .isNotSameAs(decode("[]").getmetatable());
  }

  @Test
  void depthIsLimitedWithoutExhaustingTheStack() {
    assertThat(decode("[".repeat(1000) + "]".repeat(1000)).length()).isEqualTo(1);
    assertThatThrownBy(() -> decode("[".repeat(1001) + "]".repeat(1001)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageStartingWith("malformed JSON at line 1, column 1001, in $[1][1]")
        .hasMessageContaining(": nested deeper than 1000");
    assertThatThrownBy(() -> decode("{\"a\":".repeat(100_000)))
        .isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void aNumberOfTooManyDigitsIsRefused() {
    assertThatThrownBy(() -> decode("1".repeat(1001))).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void membersThatComeInAnotherOrderAreFoundAllTheSame() {
    String[] records = {
      "{\"a\":1,\"b\":2,\"c\":3}",
      "{\"a\":4,\"c\":5}",
      "{\"c\":6,\"b\":7,\"a\":8}",
      "{\"b\":9,\"a\":{\"a\":{\"b\":1}},\"d\":10}",
      "{}",
      "{\"a\":[{\"b\":1},{\"a\":2,\"b\":3}],\"\\u0062\":11}"
    };
    String document = "[" + String.join(",", records) + "," + String.join(",", records) + "]";
    assertThat(new String(JsonEncoder.compact().encode(decode(document)), UTF_8))
        .isEqualTo(document.replace("\\u0062", "b"));
  }

  @Test
  void namesThatAreDataDoNotFillTheMemory() {
    for (int document = 0; document < 3; document++) {
      StringBuilder json = new StringBuilder("{");
      for (int i = 0; i < 5000; i++) {
        json.append(i == 0 ? "" : ",")
            .append("\"id")
            .append(document)
            .append(i)
            .append("\":")
            .append(i);
      }
      LuaValue table = decode(json + "}");
      assertThat(table.get("id" + document + "4999").toint()).isEqualTo(4999);
      assertThat(new String(JsonEncoder.compact().encode(table), UTF_8)).isEqualTo(json + "}");
    }
  }

  @Test
  void aNameMayBeAnyText() {
    assertThat(decode("{\"\":1}").get("").toint()).isEqualTo(1);
    assertThat(decode("{\"a\\u0000b\":1}").get(LuaStrings.of("a\0b")).toint()).isEqualTo(1);
    assertThat(decode("{\"\\ud83d\\ude00\":2}").get(LuaStrings.of("😀")).toint())
        .isEqualTo(2);
    String large = "n".repeat(100_000);
    assertThat(decode("{\"" + large + "\":1}").get(large).toint()).isEqualTo(1);
  }

  @Test
  void theLastOfSeveralMembersWithOneNameCountsInThePlaceOfTheFirst() {
    StringBuilder json = new StringBuilder("{\"first\":0");
    for (int i = 0; i < 20; i++) {
      json.append(",\"k").append(i).append("\":0");
    }
    json.append(",\"first\":1,\"k3\":2}");
    String encoded = new String(JsonEncoder.compact().encode(decode(json.toString())), UTF_8);
    assertThat(encoded).startsWith("{\"first\":1,\"k0\":0").contains("\"k3\":2,\"k4\":0");
    assertThat(encoded).endsWith("\"k19\":0}");
  }

  @Test
  void nulInAStringIsAByteLikeAnyOther() {
    assertThat(decode("\"a\\u0000b\"")).isEqualTo(LuaStrings.of("a\0b"));
  }

  @Test
  void equalShortStringsAreOneObject() {
    LuaValue list = decode("[\"open\", \"shut\", \"open\"]");
    assertThat(list.get(1)).isSameAs(list.get(3)).isNotEqualTo(list.get(2));
  }

  @Test
  void stringsOfEveryLengthAreKeptApart() {
    for (int length = 0; length <= 40; length++) {
      String plain = "x".repeat(length);
      String other = plain + "\0";
      assertThat(text("\"" + plain + "\"   ")).isEqualTo(plain);
      assertThat(text("\"" + plain + "\\u0000\"")).isEqualTo(other);
      assertThat(text("\"é" + plain + "\\u00e9\"")).isEqualTo("é" + plain + "é");
    }
  }

  @Test
  void readingAsksWhetherItMayGoOn() {
    AtomicInteger polls = new AtomicInteger();
    JsonDecoder polling = new JsonDecoder(polls::incrementAndGet);
    polling.decode(("[" + "[],".repeat(2000) + "[]]").getBytes(UTF_8));
    assertThat(polls).hasValueBetween(2, 2001);
    JsonDecoder stopped = new JsonDecoder(() -> {
      throw new IllegalStateException("stopped");
    });
    assertThatThrownBy(() -> stopped.decode(("[" + "{},".repeat(2000) + "{}]").getBytes(UTF_8)))
        .hasMessage("stopped");
  }

  @Test
  void decodersOfManyThreadsDoNotDisturbEachOther() {
    String json = "[" + "{\"id\":12345678901,\"n\":0.1,\"s\":\"a\\té\"},".repeat(50) + "0]";
    List<String> results = IntStream.range(0, 400)
        .parallel()
        .mapToObj(i -> new JsonDecoder(Safepoint.NONE).decode(json.getBytes(UTF_8)))
        .map(value -> new String(JsonEncoder.compact().encode(value), UTF_8))
        .distinct()
        .toList();
    assertThat(results).containsExactly(json);
  }
}
