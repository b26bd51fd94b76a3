package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies that come over one HTTP/1.1 connection. HttpClient reads as much at once as fits into a buffer that each
 * connection keeps for itself, then asks the selector again: a fast body would cost a turn of both threads for each such
 * buffer. Here a large buffer is shared by all connections of an I/O thread, and what it took goes past HttpClient, which
 * hands on the number of bytes and an empty buffer.
 */
final class HcBodyReader {
  /** The most that is read at once: a shorter array than those that G1 treats as humongous, whatever its heap. */
  static final int SIZE = 448 * 1024;

  /** What one call of the system reads: little enough to stay in the processor's cache until it is copied. */
  private static final int STEP = 32 * 1024;

  private static final byte[] NOTHING = {};

  private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[STEP]);

  private byte[] arrived = NOTHING;
  private @Nullable IOException failure;

  /** The decoder that reads with {@code decoder} a body of {@code length} bytes, or of any number if that is below 0. */
  ContentDecoder over(ContentDecoder decoder, long length) {
    arrived = NOTHING;
    failure = null;
    return new Decoder(decoder, length < 0 ? Long.MAX_VALUE : length);
  }

  /** Whether the next read fails: there may be nothing more on the wire to bring it about. */
  boolean owesFailure() {
    return failure != null;
  }

  /** What the last read brought: HttpClient has it taken before the next one. */
  byte[] take() {
    byte[] taken = arrived;
    arrived = NOTHING;
    return taken;
  }

  private final class Decoder implements ContentDecoder {
    private final ContentDecoder decoder;
    private long left;

    Decoder(ContentDecoder decoder, long left) {
      this.decoder = decoder;
      this.left = left;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (failure != null) {
        throw failure;
      }
      byte[] first = BUFFER.get();
      int read = fill(ByteBuffer.wrap(first));
      if (read < first.length || failure != null || isCompleted()) {
        arrived = Arrays.copyOf(first, Math.max(read, 0));
      } else {
        // Only where there seems to be more is a large array worth its clearing.
        byte[] bytes = new byte[(int) Math.min(SIZE, left)];
        read = fill(ByteBuffer.wrap(bytes).put(first));
        arrived = read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
      }
      left -= read;
      return read;
    }

    /** Reads while there is more; how much is in {@code buffer} then. What comes before a failure counts, and that later. */
    private int fill(ByteBuffer buffer) throws IOException {
      int end = buffer.capacity();
      int read = 0;
      try {
        do {
          buffer.limit(Math.min(buffer.position() + STEP, end));
          read = decoder.read(buffer);
        } while (!buffer.hasRemaining() && buffer.position() < end && !isCompleted());
      } catch (IOException e) {
        failure = e;
        if (buffer.position() == 0) {
          throw e;
        }
      }
      return buffer.position() == 0 ? read : buffer.position();
    }

    @Override
    public boolean isCompleted() {
      return decoder.isCompleted();
    }

    @Override
    public @Nullable List<? extends Header> getTrailers() {
      return decoder.getTrailers();
    }
  }
}
