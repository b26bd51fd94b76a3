package dev.earthshine.http.exchange;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.decoder.DecoderJNI.Status;
import dev.earthshine.http.message.HttpFailure;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The coding {@code br} of RFC 7932, by brotli4j. What is not delivered yet waits outside the heap, never more than the
 * format's largest window of 16 MiB.
 */
final class BrotliDecoder implements Decoder {
  private static final String CODING = "br";
  private static final int BUFFER = 8 * 1024;

  private final DecoderJNI.Wrapper brotli;
  private ByteBuffer plain = ByteBuffer.allocate(0);
  private byte[] bytes = {};
  private int position;
  private int limit;
  private boolean any;
  private boolean closed;

  /** @throws LinkageError if brotli4j, or its library for this platform, is missing */
  BrotliDecoder() throws HttpFailure {
    Brotli4jLoader.ensureAvailability();
    try {
      brotli = new DecoderJNI.Wrapper(BUFFER);
    } catch (IOException e) {
      throw new HttpFailure(HttpFailure.Kind.DECODE, "no decoder for br: " + e.getMessage(), e);
    }
  }

  @Override
  public void input(byte[] next, int length) {
    bytes = next;
    position = 0;
    limit = length;
    any |= length > 0;
  }

  @Override
  public int decode(byte[] out) throws HttpFailure {
    while (!plain.hasRemaining()) {
      Status status = brotli.getStatus();
      if (status == Status.ERROR) {
        throw Decoder.corrupt(CODING, "the decoder cannot go on");
      } else if (status == Status.NEEDS_MORE_OUTPUT || brotli.hasOutput()) {
        plain = brotli.pull();
      } else if (status == Status.OK) {
        brotli.push(0);
      } else if (position == limit) {
        return 0;
      } else if (status == Status.DONE) {
        throw Decoder.corrupt(CODING, "bytes follow its end");
      } else {
        push();
      }
    }
    int length = Math.min(out.length, plain.remaining());
    plain.get(out, 0, length);
    return length;
  }

  private void push() {
    int length = Math.min(BUFFER, limit - position);
    brotli.getInputBuffer().clear().put(bytes, position, length);
    position += length;
    brotli.push(length);
  }

  @Override
  public void finish() throws HttpFailure {
    if (any && brotli.getStatus() != Status.DONE) {
      throw Decoder.corrupt(CODING, "it ends too early");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      brotli.destroy();
    }
  }
}
