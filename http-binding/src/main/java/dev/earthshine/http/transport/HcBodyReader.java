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
  /** What is read at once. */
  private static final int SIZE = 128 * 1024;

  private static final byte[] NOTHING = {};

  private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[SIZE]);

  private byte[] arrived = NOTHING;

  /** The decoder that reads with {@code decoder}, at most a buffer at once. */
  ContentDecoder over(ContentDecoder decoder) {
    return new Decoder(decoder);
  }

  /** What the last read brought; HttpClient has it taken before the next. */
  byte[] take() {
    byte[] taken = arrived;
    arrived = NOTHING;
    return taken;
  }

  private final class Decoder implements ContentDecoder {
    private final ContentDecoder decoder;

    Decoder(ContentDecoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      byte[] buffer = BUFFER.get();
      int read = decoder.read(ByteBuffer.wrap(buffer));
      // A copy of an array is not cleared before it is filled, as a new one is.
      arrived = read > 0 ? Arrays.copyOf(buffer, read) : NOTHING;
      return read;
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
