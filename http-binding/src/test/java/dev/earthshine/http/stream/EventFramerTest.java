package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventFramerTest {
  private static List<String> events(String... chunks) {
    byte[][] bytes = new byte[chunks.length][];
    for (int i = 0; i < chunks.length; i++) {
      bytes[i] = chunks[i].getBytes(UTF_8);
    }
    return Framed.pieces(Framing.EVENTS, bytes).stream().map(Framed::describe).toList();
  }

  @Test
  void anEventEndsAtABlankLine() {
    assertThat(events("event: completion\ndata: {\"foo\":true}\n\n"))
        .containsExactly("completion|null|null|{\"foo\":true}");
  }

  @Test
  void anEventWithoutANameIsAMessage() {
    assertThat(events("data: {\"foo\":true}\n\n"))
        .containsExactly("message|null|null|{\"foo\":true}");
  }

  @Test
  void anEventWithoutDataIsNoPiece() {
    assertThat(events("event: ping\n\n")).isEmpty();
    assertThat(events("event: ping\n\ndata: 1\n\n")).containsExactly("message|null|null|1");
  }

  @Test
  void anEventMayHaveEmptyData() {
    assertThat(events("data\n\n", "data:\n\n"))
        .containsExactly("message|null|null|", "message|null|null|");
  }

  @Test
  void severalEventsKeepTheirNamesApart() {
    assertThat(events(
            "event: ping\ndata: {\"foo\":true}\n\nevent: completion\ndata: {\"bar\":false}\n\n"))
        .containsExactly("ping|null|null|{\"foo\":true}", "completion|null|null|{\"bar\":false}");
  }

  @Test
  void dataLinesAreJoinedByLineFeeds() {
    assertThat(events("event: ping\ndata: {\ndata: \"foo\":\ndata: true}\n\n"))
        .containsExactly("ping|null|null|{\n\"foo\":\ntrue}");
  }

  @Test
  void emptyDataLinesCount() {
    assertThat(events("event: ping\ndata: {\ndata: \"foo\":\ndata: \ndata:\ndata: true}\n\n"))
        .containsExactly("ping|null|null|{\n\"foo\":\n\n\ntrue}");
  }

  @Test
  void escapedLineEndsInsideJsonAreLeftAlone() {
    assertThat(events("event: ping\ndata: {\"foo\":\ndata: \"my long\\n\\ncontent\"}\n\n"))
        .containsExactly("ping|null|null|{\"foo\":\n\"my long\\n\\ncontent\"}");
  }

  @Test
  void unicodeLineSeparatorsEndNoLine() {
    String content = "data: {\"content\":\" a\u2028b\u2029c\u0085d\u000Be\fz\"}\n\n";
    assertThat(events(content))
        .containsExactly("message|null|null|{\"content\":\" a\u2028b\u2029c\u0085d\u000Be\fz\"}");
  }

  @Test
  void aCharacterMaySpanThreeChunks() {
    byte[] known = "data: {\"content\":\"известни\"}\n\n".getBytes(UTF_8);
    for (int first = 0; first < known.length; first++) {
      assertThat(Framed.described(Framing.EVENTS, known, first, Math.min(first + 1, known.length)))
          .containsExactly("message|null|null|{\"content\":\"известни\"}");
    }
  }

  @Test
  void onlyOneSpaceAfterTheColonIsDropped() {
    assertThat(events("data:  a \n\ndata:b\n\n"))
        .containsExactly("message|null|null| a ", "message|null|null|b");
  }

  @Test
  void commentsAndUnknownFieldsAreIgnored() {
    assertThat(events(": keep-alive\n\n:\ndata: 1\nDATA: 2\ndatum: 3\n\n"))
        .containsExactly("message|null|null|1");
  }

  @Test
  void theIdLastsUntilItIsReplaced() {
    assertThat(events("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n"))
        .containsExactly("message|1|null|a", "message|1|null|b", "message||null|c");
  }

  @Test
  void anIdWithANulIsIgnored() {
    assertThat(events("id: 1\nid: 2\0\ndata: a\n\n")).containsExactly("message|1|null|a");
  }

  @Test
  void retryIsDigitsOnly() {
    assertThat(events("retry: 1500\ndata: a\n\nretry: 1.5\ndata: b\n\nretry:\ndata: c\n\n"))
        .containsExactly("message|null|1500|a", "message|null|null|b", "message|null|null|c");
    assertThat(events("retry: 9999999999999999999999\ndata: d\n\n"))
        .containsExactly("message|null|null|d");
  }

  @Test
  void oneByteOrderMarkIsDropped() {
    assertThat(events("\uFEFFdata: a\n\n")).containsExactly("message|null|null|a");
    assertThat(events("\uFEFF\uFEFFdata: a\n\n")).isEmpty();
  }

  @Test
  void doneEndsTheStreamQuietly() {
    Framer framer = Framing.EVENTS.framer(Limits.standard(0));
    List<String> pieces = new ArrayList<>();
    framer.push(
        "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n".getBytes(UTF_8),
        piece -> pieces.add(Framed.text(piece)));
    assertThat(framer.finished()).isTrue();
    framer.push("data: 3\n\n".getBytes(UTF_8), piece -> pieces.add(Framed.text(piece)));
    framer.end(piece -> pieces.add(Framed.text(piece)));
    assertThat(pieces).containsExactly("1");
  }

  @Test
  void doneAmongOtherDataIsData() {
    assertThat(events("data: [DONE] \n\ndata: [DONE]\ndata: x\n\n"))
        .containsExactly("message|null|null|[DONE] ", "message|null|null|[DONE]\nx");
  }

  @Test
  void anEventThatTheEndCutsOffIsDropped() {
    assertThat(events("data: 1\n\ndata: 2\n")).containsExactly("message|null|null|1");
    assertThat(events("data: 1\n\ndata: 2")).containsExactly("message|null|null|1");
  }

  @Test
  void allThreeLineEndsMayBeMixed() {
    assertThat(events("data: a\r\rdata: b\r\n\r\ndata: c\n\ndata: d\r\n\n"))
        .containsExactly(
            "message|null|null|a",
            "message|null|null|b",
            "message|null|null|c",
            "message|null|null|d");
  }

  @Test
  void everySplitGivesTheSameEvents() {
    String text = String.join(
        "",
        "\uFEFF: hello\r\nevent: ä\r\ndata: one\r\ndata: two\r\n\r\n",
        "id: 7\rdata: 😀\u2028\r\rretry: 10\ndata:\n\n",
        "data: [DONE] not\n\ndata: last\r\n\r\ndata: lost");
    byte[] sample = text.getBytes(UTF_8);
    List<String> whole = Framed.described(Framing.EVENTS, sample, 0, sample.length);
    assertThat(whole)
        .containsExactly(
            "ä|null|null|one\ntwo",
            "message|7|null|😀\u2028",
            "message|7|10|",
            "message|7|null|[DONE] not",
            "message|7|null|last");
    for (int first = 0; first <= sample.length; first++) {
      for (int second = first; second <= sample.length; second++) {
        assertThat(Framed.described(Framing.EVENTS, sample, first, second)).isEqualTo(whole);
      }
    }
  }

  @Test
  void anEventHasALimit() {
    Framer framer = Framing.EVENTS.framer(new Limits(8, 8, 8));
    framer.push("data:ab\ndata:cde".getBytes(UTF_8), piece -> {});
    assertThatThrownBy(() -> framer.push("\ndata:fgh\n".getBytes(UTF_8), piece -> {}))
        .isInstanceOf(PieceTooLargeException.class)
        .hasMessage("event is larger than its limit of 8 bytes");
  }

  @Test
  void aLineWithoutEndMeetsTheLimitToo() {
    Framer framer = Framing.EVENTS.framer(new Limits(8, 8, 8));
    assertThatThrownBy(() -> {
          for (int i = 0; i < 100; i++) {
            framer.push("xxxx".getBytes(UTF_8), piece -> {});
          }
        })
        .isInstanceOf(PieceTooLargeException.class);
  }
}
