package dev.earthshine.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs a body on its way, as far as the piece at hand: nothing of a piece waits for the next one. */
final class Gzip implements PouringServer.Packing {
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;

  Gzip() {
    try {
      gzip = new Fast(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ByteBuffer pack(byte[] bytes, int length, boolean last) {
    try {
      gzip.write(bytes, 0, length);
      if (last) {
        gzip.close();
      } else {
        gzip.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer result = ByteBuffer.wrap(packed.toByteArray());
    packed.reset();
    return result;
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, true);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
