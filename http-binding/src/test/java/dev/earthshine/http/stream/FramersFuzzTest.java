package dev.earthshine.http.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Any body at all in every framing; the first byte chooses the framing, the second where the rest is cut. */
class FramersFuzzTest {
  private static final List<Framing> FRAMINGS = List.of(
      Framing.RAW,
      Framing.TEXT,
      Framing.LINES,
      Framing.RECORDS,
      Framing.SEQUENCE,
      Framing.EVENTS,
      Framing.VALUES,
      Framing.DOCUMENT);
  private static final int LIMIT = 200;
  private static final Limits LIMITS = new Limits(LIMIT, LIMIT, LIMIT);

  @FuzzTest(maxDuration = "5m")
  void piecesDoNotDependOnWhereABodyIsCut(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    Framing framing = FRAMINGS.get((bytes[0] & 0xff) % FRAMINGS.size());
    byte[] body = Arrays.copyOfRange(bytes, 2, bytes.length);
    int most = 1 + (bytes[1] & 0x0f);

    assertThat(framed(framing, body, new Random(bytes[1]), most))
        .isEqualTo(framed(framing, body, new Random(0), Math.max(1, body.length)));
  }

  private static List<String> framed(Framing framing, byte[] body, Random dice, int most) {
    boolean chunks = framing == Framing.RAW || framing == Framing.TEXT;
    List<String> pieces = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    Consumer<Piece> sink = piece -> {
      assertThat(piece.body().length).isLessThanOrEqualTo(chunks ? body.length : LIMIT);
      String shown = described(piece);
      all.append(shown);
      pieces.add(shown);
    };
    Framer framer = framing.framer(LIMITS);
    try {
      for (int from = 0; from < body.length && !framer.finished(); ) {
        int length = Math.min(body.length - from, 1 + dice.nextInt(most));
        framer.push(body, from, length, sink);
        from += length;
      }
      framer.end(sink);
    } catch (PieceTooLargeException e) {
      pieces.add(e.getMessage());
    }
    return chunks ? List.of(all.toString()) : pieces;
  }

  private static String described(Piece piece) {
    SseEvent event = piece.event();
    String body = new String(piece.body(), ISO_8859_1);
    return event == null
        ? body
        : event.event() + "|" + event.id() + "|" + event.retry() + "|" + body;
  }
}
