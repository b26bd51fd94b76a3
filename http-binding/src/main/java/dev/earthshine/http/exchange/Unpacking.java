package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns a body as it comes over the wire into the body it stands for, within its limits. */
final class Unpacking {
  private static final int PIECE = 16 * 1024;
  private static final byte[] NOTHING = {};

  private final HttpRequest request;
  private final long most;
  private final Growth growth = new Growth();
  private @Nullable Decoder decoder;
  private byte[] plain = NOTHING;
  private boolean busy;
  private long unpacked;

  /**
   * Unpacks an answer to {@code request}.
   *
   * @param most the most bytes that may come of it
   */
  Unpacking(HttpRequest request, long most) {
    this.request = request;
    this.most = most;
  }

  /** Prepares for the body that {@code head} announces. */
  void begin(ResponseHead head) throws HttpFailure {
    decoder = request.decompress() ? ContentCodings.decoder(head.headers(), growth) : null;
  }

  /** Takes the next bytes off the wire; only when it is not {@linkplain #isBusy busy}. */
  void input(byte[] chunk) {
    growth.received(chunk.length);
    busy = true;
    if (decoder == null) {
      plain = chunk;
    } else {
      decoder.input(chunk, chunk.length);
    }
  }

  /** Whether {@link #next} may have something. */
  boolean isBusy() {
    return busy;
  }

  /**
   * The next piece of the body; empty if there is none before more input.
   *
   * @throws HttpFailure {@code decode} or {@code too_large}
   */
  byte[] next() throws HttpFailure {
    byte[] piece = decoder == null ? plain : decoded(decoder);
    plain = NOTHING;
    busy = decoder != null && piece.length > 0;
    unpacked += piece.length;
    if (unpacked > most) {
      throw new HttpFailure(
          HttpFailure.Kind.TOO_LARGE,
          "body from " + request.url().masked() + " is larger than max_body, which is " + most
              + " bytes; save and stream take a body of any size");
    }
    growth.decoded(piece.length);
    return piece;
  }

  private static byte[] decoded(Decoder decoder) throws HttpFailure {
    byte[] out = new byte[PIECE];
    int length = decoder.decode(out);
    return length == PIECE ? out : Arrays.copyOf(out, length);
  }

  /** Checks that the body was complete. */
  void finish() throws HttpFailure {
    if (decoder != null) {
      decoder.finish();
    }
  }

  /** Lets go of the decoder. Idempotent. */
  void close() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }
}
