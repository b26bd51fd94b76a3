package dev.earthshine.http.exchange;

import static dev.earthshine.http.exchange.Packed.brotli;
import static dev.earthshine.http.exchange.Packed.gzip;
import static dev.earthshine.http.exchange.Packed.join;
import static dev.earthshine.http.exchange.Packed.utf8;
import static dev.earthshine.http.exchange.Packed.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codings that other libraries undo: {@code br} and {@code zstd}. */
class OptionalCodingsTest {
  private static final byte[] TEXT = utf8("grün ☃ ".repeat(300) + "the end");

  private static byte[] packed(String coding, byte[] plain) throws IOException {
    return coding.equals("br") ? brotli(plain) : zstd(plain);
  }

  private static byte[] unpacked(String codings, byte[]... chunks) throws HttpFailure {
    Headers headers = Headers.builder().add("Content-Encoding", codings).build();
    Growth growth = new Growth();
    Decoder decoder = Objects.requireNonNull(ContentCodings.decoder(headers, growth));
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try {
      byte[] out = new byte[100];
      for (byte[] chunk : chunks) {
        growth.received(chunk.length);
        decoder.input(chunk, chunk.length);
        for (int n = decoder.decode(out); n > 0; n = decoder.decode(out)) {
          growth.decoded(n);
          plain.write(out, 0, n);
        }
      }
      decoder.finish();
    } finally {
      decoder.close();
      decoder.close();
    }
    return plain.toByteArray();
  }

  private static void assertCorrupt(String codings, byte[]... chunks) {
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> unpacked(codings, chunks))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.DECODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void decodesWhereverItIsCut(String coding) throws Exception {
    byte[] body = packed(coding, TEXT);
    for (int at = 0; at <= body.length; at++) {
      assertThat(
              unpacked(coding, Arrays.copyOf(body, at), Arrays.copyOfRange(body, at, body.length)))
          .as("cut at " + at)
          .isEqualTo(TEXT);
    }
    byte[][] single = new byte[body.length][];
    for (int i = 0; i < body.length; i++) {
      single[i] = new byte[] {body[i]};
    }
    assertThat(unpacked(coding, single)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void bodiesLargerThanAnyBufferDecode(String coding) throws Exception {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    byte[] plain = join(noise, new byte[500_000], noise);

    assertThat(unpacked(coding, packed(coding, plain))).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void aBodyMayFillTheLastBufferExactly(String coding) throws Exception {
    for (int length = 1; length <= 301; length++) {
      byte[] plain = Arrays.copyOf(TEXT, length);
      assertThat(unpacked(coding, packed(coding, plain))).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void anEmptyBodyNeedsNoCoding(String coding) throws Exception {
    assertThat(unpacked(coding)).isEmpty();
    assertThat(unpacked(coding, packed(coding, new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void aBodyCutShortIsCorruptAtEveryByte(String coding) throws Exception {
    byte[] body = packed(coding, TEXT);
    for (int length = 1; length < body.length; length++) {
      assertCorrupt(coding, Arrays.copyOf(body, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void garbageIsCorrupt(String coding) throws Exception {
    assertCorrupt(coding, utf8("plain text, which nobody has compressed"));
    assertCorrupt(coding, packed(coding, TEXT), utf8("more"));
    assertCorrupt(coding, join(packed(coding, TEXT), utf8("more")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void aBombIsDefusedEarly(String coding) throws Exception {
    byte[] bomb = packed(coding, new byte[50_000_000]);

    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> unpacked(coding, bomb))
        .withMessage(bomb.length + " bytes decompress to more than 1000 times as many");
  }

  @Test
  void theyStackWithOthers() throws Exception {
    assertThat(unpacked("br, gzip", gzip(brotli(TEXT)))).isEqualTo(TEXT);
    assertThat(unpacked("gzip, br", brotli(gzip(TEXT)))).isEqualTo(TEXT);
    assertThat(unpacked("gzip, zstd, br", brotli(zstd(gzip(TEXT))))).isEqualTo(TEXT);
    assertCorrupt("gzip, br", gzip(brotli(TEXT)));
  }

  @Test
  void framesOfZstdAreJoinedWhereverTheyAreCut() throws Exception {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'h', 'i'};
    byte[] body = join(zstd(utf8("AAA")), skipped, zstd(new byte[0]), zstd(utf8("BBB")));
    for (int at = 0; at <= body.length; at++) {
      assertThat(
              unpacked("zstd", Arrays.copyOf(body, at), Arrays.copyOfRange(body, at, body.length)))
          .as("cut at " + at)
          .isEqualTo(utf8("AAABBB"));
    }
  }

  @Test
  void aWindowLargerThan8MebibytesIsRefused() {
    byte[] window16 = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 14 << 3, 1, 0, 0};
    byte[] window8 = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 13 << 3, 1, 0, 0};

    assertCorrupt("zstd", window16);
    assertThat(decoded(window8)).isEmpty();
  }

  @Test
  void draftsOfZstdAreNotDecoded() {
    for (int version = 0x1e; version <= 0x27; version++) {
      assertCorrupt("zstd", new byte[] {(byte) version, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0});
    }
  }

  private static byte[] decoded(byte[] zstd) {
    try {
      return unpacked("zstd", zstd);
    } catch (HttpFailure e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void whatWasFlushedIsDeliveredAtOnce(String coding) throws Exception {
    Brotli4jLoader.ensureAvailability();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        coding.equals("br") ? new BrotliOutputStream(packed) : new ZstdOutputStream(packed)) {
      out.write(utf8("data: 1\n\n"));
      out.flush();
      Decoder decoder = Objects.requireNonNull(Coding.named(coding)).maker().make();
      decoder.input(packed.toByteArray(), packed.size());

      byte[] plain = new byte[100];
      assertThat(Arrays.copyOf(plain, decoder.decode(plain))).isEqualTo(utf8("data: 1\n\n"));
      decoder.close();
    }
  }
}
