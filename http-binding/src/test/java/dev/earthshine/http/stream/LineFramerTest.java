package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineFramerTest {
  @Test
  void linesEndAtCarriageReturnLineFeedOrBoth() {
    assertThat(Framed.texts(Framing.LINES, "a\n\nb\nc")).containsExactly("a", "", "b", "c");
    assertThat(Framed.texts(Framing.LINES, "a\r\rb\rc")).containsExactly("a", "", "b", "c");
    assertThat(Framed.texts(Framing.LINES, "a\r\n\r\nb\r\nc")).containsExactly("a", "", "b", "c");
  }

  @Test
  void aCarriageReturnAtTheEndOfAChunkBelongsToALineFeedThatFollows() {
    assertThat(Framed.texts(Framing.LINES, "a\r", "\nb\r", "c\r", "", "\n\n"))
        .containsExactly("a", "b", "c", "");
  }

  @Test
  void linesMaySpanChunks() {
    assertThat(Framed.texts(Framing.LINES, "12345\n", "foo ", "bar ", "baz\n"))
        .containsExactly("12345", "foo bar baz");
  }

  @Test
  void otherSeparatorsEndNoLine() {
    String line = "a\u000Bb\fc\u001Cd\u0085e\u2028f\u2029g";
    assertThat(Framed.texts(Framing.LINES, line + "\n")).containsExactly(line);
  }

  @Test
  void recordsSkipBlankLines() {
    assertThat(Framed.texts(Framing.RECORDS, "{\"a\":1}\n\n \t\r\n{\"b\":2}\r\n[3]"))
        .containsExactly("{\"a\":1}", "{\"b\":2}", "[3]");
  }

  @Test
  void everySplitGivesTheSameRecords() {
    byte[] sample = "{\"a\":\"ü😀\"}\n\r\n[1,2]\r\"x\u2028y\"\r\n\n \nnull".getBytes(UTF_8);
    List<String> whole = Framed.described(Framing.RECORDS, sample, 0, sample.length);
    assertThat(whole).containsExactly("{\"a\":\"ü😀\"}", "[1,2]", "\"x\u2028y\"", "null");
    for (int first = 0; first <= sample.length; first++) {
      for (int second = first; second <= sample.length; second++) {
        assertThat(Framed.described(Framing.RECORDS, sample, first, second)).isEqualTo(whole);
      }
    }
  }

  @Test
  void aLineHasALimitHoweverItArrives() {
    Limits limits = new Limits(4, 4, 4);
    assertThatThrownBy(
            () -> Framing.LINES.framer(limits).push("12345\n".getBytes(UTF_8), piece -> {}))
        .isInstanceOf(PieceTooLargeException.class)
        .hasMessage("line is larger than its limit of 4 bytes");
    Framer framer = Framing.LINES.framer(limits);
    framer.push("1234".getBytes(UTF_8), piece -> {});
    assertThatThrownBy(() -> framer.push("5".getBytes(UTF_8), piece -> {}))
        .isInstanceOf(PieceTooLargeException.class);
  }
}
