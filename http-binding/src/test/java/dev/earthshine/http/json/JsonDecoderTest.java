package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.ExactNumber;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

final class JsonDecoderTest {
  private final JsonDecoder decoder = new JsonDecoder();

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
    "-0, 0",
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
    assertThat(new JsonDecoder().decode("[]".getBytes(UTF_8)).getmetatable())
        .isNotSameAs(decode("[]").getmetatable());
  }

  @Test
  void depthIsLimitedWithoutExhaustingTheStack() {
    assertThat(decode("[".repeat(1000) + "]".repeat(1000)).length()).isEqualTo(1);
    assertThatThrownBy(() -> decode("[".repeat(1001) + "]".repeat(1001)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("line 1, column 1001: nested deeper than 1000");
    assertThatThrownBy(() -> decode("{\"a\":".repeat(100_000)))
        .isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``|1|1|the document is empty",
        "` `|1|2|the document is empty",
        "{|1|2|Unexpected end-of-input",
        "[1, 2|1|6|Unexpected end-of-input",
        "[1 2]|1|4|Unexpected character ('2')",
        "[1,]|1|4|Unexpected character (']')",
        "{\"a\":1,}|1|8|Unexpected character ('}')",
        "{a:1}|1|2|Unexpected character ('a')",
        "{'a':1}|1|2|Unexpected character (''')",
        "{\"a\" 1}|1|6|Unexpected character ('1')",
        "[01]|1|3|Leading zeroes not allowed",
        "[+1]|1|3|",
        "[.5]|1|2|",
        "[1.]|1|4|",
        "[NaN]|1|5|Non-standard token 'NaN'",
        "[Infinity]|1|10|",
        "truth|1|1|Unrecognized token 'truth'",
        "[1]]|1|4|",
        "{} {}|1|4|more text after the end of the document",
        "[\"a|1|4|Unexpected end-of-input",
        "[\"\\x\"]|1|4|",
        "[\"\\u12g4\"]|1|7|",
        "// no|1|1|Unexpected character ('/')",
        "1e99999999999|1|14|the exponent of 1e99999999999 is out of range"
      })
  void malformedDocumentsAreRefusedWhereTheyAreWrong(
      String json, int line, int column, String rule) {
    assertThatThrownBy(() -> decode(json == null ? "" : json))
        .isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
          assertThat(e)
              .hasMessageStartingWith(
                  "malformed JSON at line " + line + ", column " + column + ": ");
          assertThat(e).hasMessageContaining(rule == null ? "" : rule);
          assertThat(e.line()).isEqualTo(line);
          assertThat(e.column()).isEqualTo(column);
        });
  }

  @Test
  void positionsCountLinesAndCharacters() {
    assertThatThrownBy(() -> decode("{\r\n  \"ключ\": 1,\n  \"ä😀\": oops\n}"))
        .hasMessageStartingWith("malformed JSON at line 3, column 9: ")
        .hasMessageEndingWith(", near '\"ä😀\": oops'");
  }

  @Test
  void theExcerptIsShort() {
    assertThatThrownBy(
            () -> decode("[\"" + "é".repeat(1000) + "\", x, \"" + "é".repeat(1000) + "\"]"))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class, e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = {'[', '"', (byte) 0xFF, '"', ']'};
    assertThatThrownBy(() -> decoder.decode(bytes))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("line 1, column 4");
  }

  @Test
  void aNumberOfTooManyDigitsIsRefused() {
    assertThatThrownBy(() -> decode("1".repeat(1001))).isInstanceOf(JsonSyntaxException.class);
  }
}
