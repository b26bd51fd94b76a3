package dev.earthshine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.stream.Framer;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.stream.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamViewTest {
  @ParameterizedTest
  @CsvSource({
    "text/plain, gr|ün",
    "text/event-stream, gr|ün",
    "application/x-ndjson, gr|ün",
    "application/json-seq, gr|ün",
    "application/json, gr|ün",
    "image/png, gr?|?n"
  })
  void chunksOfTextEndWithACharacter(String contentType, String chunks) {
    Framer framer =
        StreamView.CHUNKS.cut(Framing.of(contentType)).framer(Limits.standard(Limits.STANDARD));
    byte[] text = "grün".getBytes(UTF_8);
    List<String> seen = new ArrayList<>();
    framer.push(Arrays.copyOf(text, 3), piece -> seen.add(shown(piece.body())));
    framer.push(Arrays.copyOfRange(text, 3, 5), piece -> seen.add(shown(piece.body())));
    assertThat(String.join("|", seen)).isEqualTo(chunks);
  }

  private static String shown(byte[] chunk) {
    return new String(chunk, UTF_8).replace('\uFFFD', '?');
  }
}
