package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.Safepoint;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;

final class MalformedDocumentTest {
  private final JsonDecoder decoder = new JsonDecoder(Safepoint.NONE);

  private LuaValue decode(String json) {
    return decoder.decode(json.getBytes(UTF_8));
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
        "{]|1|2|Unexpected close marker ']': expected '}', near",
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
              .hasMessageStartingWith("malformed JSON at line " + line + ", column " + column);
          assertThat(e).hasMessageContaining(rule == null ? "" : rule);
          assertThat(e.line()).isEqualTo(line);
          assertThat(e.column()).isEqualTo(column);
        });
  }

  @Test
  void positionsCountLinesAndCharacters() {
    assertThatThrownBy(() -> decode("{\r\n  \"ключ\": 1,\n  \"ä😀\": oops\n}"))
        .hasMessageStartingWith("malformed JSON at line 3, column 9, in $[\"ä😀\"]: ")
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
        .hasMessage("malformed JSON at line 1, column 3: it is not UTF-8, near '[\"\uFFFD\"]'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":[1,{\"b\":x}]}|$.a[2].b",
        "{\"a\":[1,{\"b\":\"\\x\"}]}|$.a[2].b",
        "{\"a\":[1,{\"b\":01}]}|$.a[2].b",
        "{\"a\":[1,{\"b\" 1}]}|$.a[2].b",
        "{\"a\":[1,{\"b\":1 2}]}|$.a[2]",
        "{\"a\":[1,{\"b\":1,}]}|$.a[2]",
        "{\"a\":[1,{\"b\":\"\",c}]}|$.a[2]",
        "{\"a\":[1,{\"b\":[]]|$.a[2]",
        "{\"a\":[1,{\"b\":{}},]}|$.a[3]",
        "{\"a b\":[[x|$[\"a b\"][1][1]",
        "[{},{},tru]|$[3]",
        "[]x|$",
        "{x|$",
        "x|$"
      })
  void thePathOfTheErrorIsTold(String json, String path) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageContaining(path.equals("$") ? "malformed" : ", in " + path + ": ");
  }

  @Test
  void noBeginningOfADocumentIsADocument() {
    byte[] whole = " {\"ключ\": [1, -2.5e+10, \"a\\n\\ud83d\\ude00😀\", true, false, null, {}]}"
        .getBytes(UTF_8);
    assertThatCode(() -> decoder.decode(whole)).doesNotThrowAnyException();
    for (int length = 0; length < whole.length; length++) {
      byte[] beginning = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(beginning))
          .as("%d bytes", length)
          .isInstanceOf(JsonSyntaxException.class);
    }
  }

  @Test
  void noOtherByteInPlaceOfOneBreaksMoreThanTheDocument() {
    byte[] whole = "{\"é\": [1, -2.5e+10, \"a\\n\\u00e9😀\", true, null, {}]}".getBytes(UTF_8);
    for (int at = 0; at < whole.length; at++) {
      for (int other = 0; other < 256; other++) {
        byte[] changed = whole.clone();
        changed[at] = (byte) other;
        try {
          decoder.decode(changed);
        } catch (JsonSyntaxException e) {
          assertThat(e).hasMessageStartingWith("malformed JSON at line ");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", "C080", "C1BF", "E08080", "E09FBF", "EDA080", "EDBFBF", "F0808080", "F08FBFBF",
        "F4908080", "F5808080", "FF", "FE", "C3", "E282", "F09F98", "C328", "E28228"
      })
  void bytesThatAreNotUtf8AreRefusedWhereTheyAre(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    for (String before : new String[] {"\n [\"é", "\n {\"é", "\n [\"\\né", "\n     é"}) {
      byte[] json = (before + " ".repeat(bad.length) + "\"]").getBytes(UTF_8);
      System.arraycopy(bad, 0, json, before.getBytes(UTF_8).length, bad.length);
      assertThatThrownBy(() -> decoder.decode(json))
          .as(before)
          .isInstanceOf(JsonSyntaxException.class)
          .hasMessageContaining("line 2, column " + before.length() + ": it is not UTF-8, near '");
    }
  }

  @Test
  void brokenUtf16IsRefused() {
    byte[] json = "[\"\ud800\"]".getBytes(UTF_16BE);
    json[4] = (byte) 0xD8;
    json[5] = 0;
    assertThatThrownBy(() -> decoder.decode(json))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("it begins like UTF-16 or UTF-32 and is not");
  }

  @Test
  void aByteOrderMarkAloneIsAnEmptyDocument() {
    assertThatThrownBy(() -> decode("\uFEFF"))
        .hasMessage("malformed JSON at line 1, column 1: the document is empty");
    assertThatThrownBy(() -> decode("\uFEFF[x"))
        .hasMessageStartingWith("malformed JSON at line 1, column 2");
    assertThatThrownBy(() -> decode("[]\uFEFF")).isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x"})
  void aLoneSurrogateInANameIsRefused(String name) {
    assertThatThrownBy(() -> decode("{\"" + name + "\": 1}"))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void aControlCharacterInAStringIsRefused() {
    for (char control = 0; control < ' '; control++) {
      String json = "[\"a" + control + "\"]";
      assertThatThrownBy(() -> decode(json)).isInstanceOf(JsonSyntaxException.class);
    }
    assertThat(decode("\"\u007f\"").length()).isEqualTo(1);
  }
}
