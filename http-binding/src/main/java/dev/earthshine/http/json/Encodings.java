package dev.earthshine.http.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a document. It is UTF-8 (RFC 8259, section 8.1); older senders, whom RFC 4627 allowed it, may use
 * UTF-16 or UTF-32, which their byte order mark or the zeros of the first characters tell.
 */
final class Encodings {
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final char MARK = '\uFEFF';

  private Encodings() {}

  /** The bytes of a byte order mark in UTF-8 that stands at {@code from}: 3 or 0. */
  static int markLength(byte[] bytes, int from, int to) {
    boolean marked = to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** The document as UTF-8 without a byte order mark; null if it is in UTF-8 as it stands. */
  static byte @Nullable [] toUtf8(byte[] bytes, int from, int to) throws CharacterCodingException {
    Charset charset = wide(bytes, from, to);
    if (charset == null) {
      return null;
    }
    String text =
        charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
    return (marked ? text.substring(1) : text).getBytes(UTF_8);
  }

  private static @Nullable Charset wide(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return null;
    }
    int first = bytes[from] & 0xFF;
    int second = bytes[from + 1] & 0xFF;
    boolean narrow = to - from < 4 || bytes[from + 2] != 0 || bytes[from + 3] != 0;
    if (first == 0 && second == 0) {
      return UTF_32BE;
    }
    if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
      return narrow ? UTF_16LE : UTF_32LE;
    }
    return first == 0 || (first == 0xFE && second == 0xFF) ? UTF_16BE : null;
  }
}
