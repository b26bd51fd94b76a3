package dev.earthshine.http.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Any body at all in every coding; the first byte chooses the codings, the second where the rest is cut. */
class DecodersFuzzTest {
  private static final String[] CODINGS = {
    "gzip",
    "deflate",
    "br",
    "zstd",
    "deflate, gzip",
    "gzip, gzip",
    "gzip, br",
    "zstd, gzip, deflate"
  };

  /** What is beyond is not compared: it costs time and finds nothing. */
  private static final int MOST = 256 * 1024;

  @FuzzTest(maxDuration = "5m")
  void whatIsDecodedDoesNotDependOnWhereABodyIsCut(byte[] bytes) throws HttpFailure {
    if (bytes.length < 2) {
      return;
    }
    String codings = CODINGS[(bytes[0] & 0xff) % CODINGS.length];
    byte[] body = Arrays.copyOfRange(bytes, 2, bytes.length);
    Outcome whole = decoded(codings, body, new Random(0), Math.max(1, body.length));
    Outcome cut = decoded(codings, body, new Random(bytes[1]), 1 + (bytes[1] & 0x1f));

    if (whole.failure == HttpFailure.Kind.TOO_LARGE || cut.failure == HttpFailure.Kind.TOO_LARGE) {
      return;
    }
    assertThat(cut.failure).isEqualTo(whole.failure);
    if (cut.failure == null) {
      assertThat(cut.plain).isEqualTo(whole.plain);
    } else {
      assertThat(cut.plain.startsWith(whole.plain) || whole.plain.startsWith(cut.plain))
          .isTrue();
    }
  }

  private static Outcome decoded(String codings, byte[] body, Random dice, int most)
      throws HttpFailure {
    Growth growth = new Growth();
    Headers headers = Headers.builder().add("Content-Encoding", codings).build();
    Decoder decoder = Objects.requireNonNull(ContentCodings.decoder(headers, growth));
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] out = new byte[777];
    try {
      for (int from = 0; from < body.length && plain.size() < MOST; ) {
        int length = Math.min(body.length - from, 1 + dice.nextInt(most));
        decoder.input(Arrays.copyOfRange(body, from, from + length), length);
        growth.received(length);
        from += length;
        for (int n = decoder.decode(out); n > 0 && plain.size() < MOST; n = decoder.decode(out)) {
          growth.decoded(n);
          plain.write(out, 0, n);
        }
      }
      if (plain.size() >= MOST) {
        return new Outcome(plain.toString(ISO_8859_1), HttpFailure.Kind.TOO_LARGE);
      }
      decoder.finish();
      return new Outcome(plain.toString(ISO_8859_1), null);
    } catch (HttpFailure e) {
      return new Outcome(plain.toString(ISO_8859_1), e.kind());
    } finally {
      decoder.close();
    }
  }

  /** @param plain a character for each byte */
  private record Outcome(String plain, HttpFailure.@Nullable Kind failure) {}
}
