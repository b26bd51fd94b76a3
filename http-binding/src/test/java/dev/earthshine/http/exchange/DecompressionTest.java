package dev.earthshine.http.exchange;

import static dev.earthshine.http.exchange.Packed.deflate;
import static dev.earthshine.http.exchange.Packed.gzip;
import static dev.earthshine.http.exchange.Packed.join;
import static dev.earthshine.http.exchange.Packed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.Policy;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {
  private static final String TEXT = "grün ☃ ".repeat(500);

  private final FakeTransport wire = new FakeTransport();
  private final HttpExchanges exchanges =
      new HttpExchanges(wire, new FakeTimer(), Policy.standard());

  private Recorder answered(String coding, int pieceLength, byte[] body) throws HttpFailure {
    Recorder answer = new Recorder();
    HttpRequest request = HttpRequest.builder(HttpUrl.parse("http://a.test/")).build();
    exchanges.send(request, answer).demand(Long.MAX_VALUE);
    wire.last().head(200, "Content-Encoding", coding);
    for (int i = 0; i < body.length; i += pieceLength) {
      wire.last()
          .listener
          .data(Arrays.copyOfRange(body, i, Math.min(body.length, i + pieceLength)));
    }
    wire.last().listener.end(Headers.empty());
    return answer;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void everyCodingDecodesHoweverItIsCut(int pieceLength) throws Exception {
    byte[] plain = utf8(TEXT);
    assertThat(answered("gzip", pieceLength, gzip(plain)).awaitEnd().text()).isEqualTo(TEXT);
    assertThat(answered("X-GZIP", pieceLength, gzip(plain)).awaitEnd().text()).isEqualTo(TEXT);
    assertThat(
            answered("deflate", pieceLength, deflate(plain, false)).awaitEnd().text())
        .isEqualTo(TEXT);
    assertThat(answered("deflate", pieceLength, deflate(plain, true)).awaitEnd().text())
        .isEqualTo(TEXT);
    assertThat(answered("deflate, gzip", pieceLength, gzip(deflate(plain, false)))
            .awaitEnd()
            .text())
        .isEqualTo(TEXT);
    assertThat(answered("identity", pieceLength, plain).awaitEnd().text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void gzipMembersAreJoined(int pieceLength) throws Exception {
    byte[] two = join(gzip(utf8("AAA")), gzip(new byte[0]), gzip(utf8("BBB")), new byte[8]);

    assertThat(answered("gzip", pieceLength, two).awaitEnd().text()).isEqualTo("AAABBB");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void everyOptionalPartOfAGzipHeaderIsSkipped(int pieceLength) throws Exception {
    byte[] plain = gzip(utf8("hello"));
    byte[] start = Arrays.copyOf(plain, 10);
    start[3] = 2 | 4 | 8 | 16;
    byte[] header = join(start, new byte[] {3, 0, 'x', 'y', 'z'}, utf8("name\0comment\0"));
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    byte[] whole = join(header, check, Arrays.copyOfRange(plain, 10, plain.length));

    assertThat(answered("gzip", pieceLength, whole).awaitEnd().text()).isEqualTo("hello");
  }

  @Test
  void anEmptyBodyNeedsNoCoding() throws Exception {
    assertThat(answered("gzip", 1, new byte[0]).awaitEnd().calls()).containsExactly("head", "end");
    assertThat(answered("deflate", 1, new byte[0]).awaitEnd().calls())
        .containsExactly("head", "end");
  }

  @Test
  void aTruncatedBodyIsAFailureAfterItsData() throws Exception {
    byte[] packed = gzip(utf8(TEXT));
    Recorder answer = answered("gzip", 10, Arrays.copyOf(packed, packed.length - 8));

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(answer.awaitFailure().message())
        .isEqualTo("body with Content-Encoding gzip is corrupt: it ends too early");
    assertThat(answer.text()).isEqualTo(TEXT);
    byte[] zlib = deflate(utf8(TEXT), false);
    assertThat(answered("deflate", 10, Arrays.copyOf(zlib, zlib.length - 1))
            .awaitFailure()
            .kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(answered("deflate", 10, new byte[] {0x78}).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
  }

  @Test
  void aWrongChecksumLengthOrHeaderIsAFailure() throws Exception {
    for (int fromEnd : new int[] {8, 4}) {
      byte[] packed = gzip(utf8("hello"));
      packed[packed.length - fromEnd] ^= 1;
      assertThat(answered("gzip", 100, packed).awaitFailure().kind())
          .isEqualTo(HttpFailure.Kind.DECODE);
    }
    assertThat(answered("gzip", 100, utf8("plain text")).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(answered("deflate", 100, utf8("plain text")).awaitFailure().kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(wire.last().aborted).isTrue();
  }

  @Test
  void bytesAfterTheEndAreAFailure() throws Exception {
    assertThat(answered("gzip", 100, join(gzip(utf8("a")), utf8("b")))
            .awaitFailure()
            .kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(answered("deflate", 100, join(deflate(utf8("a"), false), utf8("b")))
            .awaitFailure()
            .kind())
        .isEqualTo(HttpFailure.Kind.DECODE);
  }

  @Test
  void anUnknownCodingLeavesTheBodyAsItCame() throws Exception {
    for (String coding : List.of("aws-chunked", "utf-8", "gzip, compress")) {
      Recorder answer = answered(coding, 3, utf8("as it came")).awaitEnd();

      assertThat(answer.text()).isEqualTo("as it came");
      assertThat(answer.head().headers().first("Content-Encoding")).isEqualTo(coding);
    }
  }

  @Test
  void moreThanFiveCodingsAreRefused() throws Exception {
    HttpFailure failure =
        answered("gzip, gzip, gzip, gzip, gzip, gzip", 1, new byte[0]).awaitFailure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.DECODE);
    assertThat(failure.message()).isEqualTo("6 content codings are more than 5");
  }

  @Test
  void aBombIsDefusedEarly() throws Exception {
    byte[] bomb = gzip(gzip(new byte[50_000_000]));
    Recorder answer = answered("gzip, gzip", bomb.length, bomb);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOO_LARGE);
    assertThat(answer.bytes().length).isLessThan(2 * 1024 * 1024);
  }

  @Test
  void aBombBetweenStackedCodingsIsDefusedThoughNothingComesOfIt() throws Exception {
    byte[] endlessName = new byte[50_000_000];
    Arrays.fill(endlessName, (byte) 'x');
    byte[] header = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
    byte[] bomb = gzip(gzip(join(header, endlessName)));
    Recorder answer = answered("gzip, gzip, gzip", bomb.length, bomb);

    assertThat(answer.awaitFailure().kind()).isEqualTo(HttpFailure.Kind.TOO_LARGE);
    assertThat(answer.calls()).containsExactly("head", "failed");
  }

  @Test
  void decodingGoesNoFurtherThanDemanded() throws Exception {
    Recorder answer = new Recorder();
    Call call =
        exchanges.send(HttpRequest.builder(HttpUrl.parse("http://a.test/")).build(), answer);
    wire.last().head(200, "Content-Encoding", "gzip");
    wire.last().listener.data(gzip(new byte[1_000_000]));
    call.demand(20_000);

    assertThat(answer.bytes().length).isBetween(20_000, 40_000);
  }

  @Test
  void whatWasFlushedIsDeliveredAtOnce() throws Exception {
    Recorder answer = new Recorder();
    exchanges
        .send(HttpRequest.builder(HttpUrl.parse("http://a.test/")).build(), answer)
        .demand(Long.MAX_VALUE);
    wire.last().head(200, "Content-Encoding", "gzip");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    OutputStream out = new GZIPOutputStream(packed, 512, true);
    out.write(utf8("data: 1\n\n"));
    out.flush();
    wire.last().listener.data(packed.toByteArray());

    assertThat(answer.text()).isEqualTo("data: 1\n\n");
  }
}
