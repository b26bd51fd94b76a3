package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The coding {@code deflate}: the zlib format of RFC 1950, or, as some servers send it, bare RFC 1951. The first two bytes
 * tell which.
 */
final class DeflateDecoder implements Decoder {
  private static final String CODING = "deflate";

  private @Nullable Inflater inflater;
  private byte[] bytes = {};
  private int length;
  private int first = -1;

  @Override
  public void input(byte[] next, int nextLength) {
    if (inflater != null) {
      inflater.setInput(next, 0, nextLength);
    } else if (first < 0 && nextLength == 1) {
      first = next[0] & 0xff;
    } else {
      begin(next, nextLength);
    }
  }

  private void begin(byte[] next, int nextLength) {
    bytes = next;
    length = nextLength;
    if (first >= 0) {
      bytes = new byte[nextLength + 1];
      bytes[0] = (byte) first;
      System.arraycopy(next, 0, bytes, 1, nextLength);
      length = nextLength + 1;
    }
    inflater = new Inflater(!isZlib(bytes[0] & 0xff, bytes[1] & 0xff));
    inflater.setInput(bytes, 0, length);
  }

  /** RFC 1950 section 2.2: method 8, and a header that is a multiple of 31. */
  private static boolean isZlib(int cmf, int flags) {
    return (cmf & 0x0f) == 8 && (cmf >> 4) <= 7 && ((cmf << 8) + flags) % 31 == 0;
  }

  @Override
  public int decode(byte[] out) throws HttpFailure {
    if (inflater == null) {
      return 0;
    }
    try {
      int decoded = inflater.inflate(out);
      if (decoded == 0 && inflater.needsDictionary()) {
        throw Decoder.corrupt(CODING, "it needs a dictionary");
      }
      if (decoded == 0 && inflater.finished() && inflater.getRemaining() > 0) {
        throw Decoder.corrupt(CODING, "bytes follow its end");
      }
      return decoded;
    } catch (DataFormatException e) {
      throw new HttpFailure(
          HttpFailure.Kind.DECODE,
          Decoder.corrupt(CODING, String.valueOf(e.getMessage())).message(),
          e);
    }
  }

  @Override
  public void finish() throws HttpFailure {
    boolean empty = inflater == null && first < 0;
    if (!empty && (inflater == null || !inflater.finished())) {
      throw Decoder.corrupt(CODING, "it ends too early");
    }
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
