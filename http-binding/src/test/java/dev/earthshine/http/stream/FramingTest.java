package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FramingTest {
  @ParameterizedTest
  @CsvSource({
    "text/event-stream, EVENTS",
    "Text/Event-Stream ;charset=utf-8, EVENTS",
    "application/x-ndjson, RECORDS",
    "application/jsonl, RECORDS",
    "application/json-seq, SEQUENCE",
    "application/geo+json-seq, SEQUENCE",
    "application/json; charset=utf-8, DOCUMENT",
    "application/problem+json, DOCUMENT",
    "text/plain, TEXT",
    "text/html; charset=UTF-8, TEXT",
    "text/html; charset=iso-8859-1, RAW",
    "image/svg+xml, TEXT",
    "application/octet-stream, RAW",
    "image/png, RAW",
    "'', TEXT",
    "nonsense, RAW"
  })
  void theContentTypeDecides(String contentType, Framing framing) {
    assertThat(Framing.of(contentType)).isEqualTo(framing);
  }

  @Test
  void aScriptMayOverrideItByName() {
    assertThat(List.of("raw", "lines", "events", "json"))
        .map(Framing::named)
        .containsExactly(Framing.RAW, Framing.LINES, Framing.EVENTS, Framing.VALUES);
    assertThatThrownBy(() -> Framing.named("sse"))
        .hasMessage("framing 'sse' is none of 'raw', 'lines', 'events', 'json'");
  }

  @Test
  void aDocumentIsOnePiece() {
    assertThat(Framed.texts(Framing.DOCUMENT, "{\"a\":", "", " 1}\n"))
        .containsExactly("{\"a\": 1}\n");
    assertThat(Framed.texts(Framing.DOCUMENT)).isEmpty();
  }

  @Test
  void aDocumentHasALimit() {
    Framer framer = Framing.DOCUMENT.framer(Limits.standard(4));
    framer.push("1234".getBytes(UTF_8), piece -> {});
    assertThatThrownBy(() -> framer.push("5".getBytes(UTF_8), piece -> {}))
        .isInstanceOfSatisfying(PieceTooLargeException.class, e -> {
          assertThat(e.limit()).isEqualTo("document");
          assertThat(e.bytes()).isEqualTo(4);
        });
  }

  @Test
  void rawChunksPassAsTheyAre() {
    byte[] chunk = {(byte) 0xE2, (byte) 0x82};
    assertThat(Framed.pieces(Framing.RAW, chunk, new byte[0]))
        .singleElement()
        .satisfies(piece -> assertThat(piece.body()).isSameAs(chunk));
  }

  @Test
  void textIsNeverCutInsideACharacter() {
    String text = "aé€😀z";
    byte[] bytes = text.getBytes(UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        List<String> pieces = Framed.described(Framing.TEXT, bytes, first, second);
        assertThat(String.join("", pieces)).isEqualTo(text);
      }
    }
  }

  @Test
  void bytesThatAreNoTextAreNotHeldBackForLong() {
    byte[] lead = {'a', (byte) 0xF0};
    byte[] wrong = {(byte) 0xFF, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
    assertThat(Framed.pieces(Framing.TEXT, lead, wrong, lead))
        .extracting(piece -> piece.body().length)
        .containsExactly(1, 6, 1, 1);
  }

  @Test
  void aSequenceSplitsAtRecordSeparators() {
    assertThat(
            Framed.texts(Framing.SEQUENCE, "\u001E{\"a\":", "1}\n\u001E", "[2]\n\u001E\u001E3\n"))
        .containsExactly("{\"a\":1}", "[2]", "3");
  }

  @Test
  void aNumberThatMayBeCutOffIsDropped() {
    assertThat(Framed.texts(Framing.SEQUENCE, "\u001E12\u001Etrue\n\u001E{}\u001E34"))
        .containsExactly("true", "{}");
  }

  @Test
  void valuesEndWhereTheyEnd() {
    assertThat(Framed.texts(
            Framing.VALUES, "{\"a\": [1, \"}\"]}", "{} [] 1 true\n\"x\\\"y\"\"z\"\u001Enull"))
        .containsExactly(
            "{\"a\": [1, \"}\"]}", "{}", "[]", "1", "true", "\"x\\\"y\"", "\"z\"", "null");
  }

  @Test
  void everySplitGivesTheSameValues() {
    byte[] sample = "\uFEFF{\"a\": {\"b\":\"\\\\\"}}\n[\"😀\\\"]\"]12 \"\"false[]".getBytes(UTF_8);
    List<String> whole = Framed.described(Framing.VALUES, sample, 0, sample.length);
    assertThat(whole)
        .containsExactly("{\"a\": {\"b\":\"\\\\\"}}", "[\"😀\\\"]\"]", "12", "\"\"", "false", "[]");
    for (int first = 0; first <= sample.length; first++) {
      for (int second = first; second <= sample.length; second++) {
        assertThat(Framed.described(Framing.VALUES, sample, first, second)).isEqualTo(whole);
      }
    }
  }
}
