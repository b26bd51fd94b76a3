package dev.earthshine.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random bodies, cut at random: the pieces are those of the body in one. The seed of a failure is in its message. */
final class RandomBytesTest {
  private static final int BODIES = 3000;
  private static final String[] WORDS = {
    "data",
    "data:",
    "data: x",
    "event:e",
    "id:",
    "id: 7",
    "id:\0",
    "retry: 5",
    "retry:x",
    ":",
    " ",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "\r\r",
    "\uFEFF",
    "\u2028",
    "grün",
    "☃",
    "🌙",
    "{\"a\":1}",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\\"",
    ",",
    "1",
    "true",
    "\u001E",
    "[DONE]",
    "data: [DONE]\n\n",
    "\0"
  };

  private static byte[] body(Random dice) {
    StringBuilder text = new StringBuilder();
    int words = dice.nextInt(30);
    for (int i = 0; i < words; i++) {
      text.append(WORDS[dice.nextInt(WORDS.length)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = dice.nextInt(20); i < bytes.length; i += 1 + dice.nextInt(100)) {
      bytes[i] = (byte) dice.nextInt(256);
    }
    return bytes;
  }

  private static String framed(Framing framing, byte[] body, Random cuts) {
    Framer framer = framing.framer(new Limits(100, 100, 100));
    List<String> seen = new ArrayList<>();
    StringBuilder chunks = new StringBuilder();
    Consumer<Piece> sink = piece -> {
      String shown = new String(piece.body(), StandardCharsets.ISO_8859_1);
      chunks.append(shown);
      SseEvent event = piece.event();
      seen.add(event == null ? shown : shown + "|" + event.event() + event.id() + event.retry());
    };
    try {
      int from = 0;
      while (from < body.length && !framer.finished()) {
        int to = Math.min(body.length, from + 1 + cuts.nextInt(9));
        framer.push(Arrays.copyOfRange(body, from, to), sink);
        from = to;
      }
      framer.end(sink);
    } catch (PieceTooLargeException e) {
      seen.add("too large");
    }
    boolean isChunks = framing == Framing.RAW || framing == Framing.TEXT;
    return isChunks ? chunks.toString() : String.join("\u0001", seen);
  }

  @ParameterizedTest
  @EnumSource
  void piecesDoNotDependOnWhereABodyIsCut(Framing framing) {
    for (long seed = 0; seed < BODIES; seed++) {
      byte[] body = body(new Random(seed));
      String oneByOne = framed(framing, body, new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
          return 0;
        }
      });
      assertThat(framed(framing, body, new Random(~seed))).as("seed " + seed).isEqualTo(oneByOne);
    }
  }
}
