package dev.earthshine.http.exchange;

import com.github.luben.zstd.ZstdBufferDecompressingStreamNoFinalizer;
import dev.earthshine.http.message.HttpFailure;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The coding {@code zstd}: one or more frames of RFC 8878, by zstd-jni. */
final class ZstdDecoder implements Decoder {
  private static final String CODING = "zstd";

  private final Frames frames;
  private boolean any;
  private boolean full;

  /** @throws LinkageError if zstd-jni, or its library for this platform, is missing */
  ZstdDecoder() throws HttpFailure {
    try {
      frames = new Frames();
    } catch (IOException e) {
      throw new HttpFailure(HttpFailure.Kind.DECODE, "no decoder for zstd: " + e.getMessage(), e);
    }
  }

  @Override
  public void input(byte[] bytes, int length) {
    frames.take(bytes, length);
    any |= length > 0;
  }

  @Override
  public int decode(byte[] out) throws HttpFailure {
    ByteBuffer plain = ByteBuffer.wrap(out);
    try {
      // Without input it may be asked only for what did not fit before, lest it begin another
      // frame.
      while (plain.position() == 0 && ((full && frames.hasRemaining()) || frames.hasInput())) {
        frames.read(plain);
        full = !plain.hasRemaining();
      }
    } catch (IOException e) {
      throw new HttpFailure(
          HttpFailure.Kind.DECODE,
          Decoder.corrupt(CODING, String.valueOf(e.getMessage())).message(),
          e);
    }
    return plain.position();
  }

  @Override
  public void finish() throws HttpFailure {
    if (any && frames.hasRemaining()) {
      throw Decoder.corrupt(CODING, "it ends too early");
    }
  }

  @Override
  public void close() {
    frames.close();
  }

  /** The frames, whose source is replaced when it is used up. */
  private static final class Frames extends ZstdBufferDecompressingStreamNoFinalizer {
    /** 8 MiB, the most that RFC 9659 allows for this coding. */
    private static final int WINDOW_LOG = 23;

    private static final int MAGIC_BYTES = 4;
    private static final long FRAME = 0xfd2fb528L;

    /** The first of sixteen. */
    private static final long SKIPPABLE = 0x184d2a50L;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /** Stands for the source between two inputs, lest the end of a frame be taken for the end of all; never read. */
    private static final ByteBuffer MORE = ByteBuffer.allocate(1);

    private long magic;
    private int magicLength;

    Frames() throws IOException {
      super(NONE);
      setLongMax(WINDOW_LOG);
    }

    void take(byte[] bytes, int length) {
      source = ByteBuffer.wrap(bytes, 0, length);
    }

    boolean hasInput() {
      return source.hasRemaining();
    }

    @Override
    public int read(ByteBuffer plain) throws IOException {
      if (magicLength < MAGIC_BYTES && source.hasRemaining()) {
        begin(plain);
        return 0;
      }
      int decoded = super.read(plain);
      ByteBuffer rest = source == MORE ? NONE : source;
      source = NONE;
      if (!hasRemaining()) {
        magic = 0;
        magicLength = 0;
      }
      source = rest;
      return decoded;
    }

    /**
     * Takes one byte of the magic number. The library would take drafts of the format as well; and a frame it gets whole
     * it decodes in another, stricter way than one that comes in pieces.
     */
    private void begin(ByteBuffer plain) throws IOException {
      ByteBuffer rest = source;
      byte next = rest.get();
      magic |= (next & 0xffL) << (8 * magicLength++);
      long seen = (1L << (8 * magicLength)) - 1;
      if (((magic ^ FRAME) & seen) != 0 && ((magic ^ SKIPPABLE) & seen & ~0xf) != 0) {
        throw new IOException("a frame begins with none of its magic numbers");
      }
      source = ByteBuffer.wrap(new byte[] {next});
      super.read(plain);
      source = rest;
    }

    @Override
    protected ByteBuffer refill(ByteBuffer used) {
      return MORE;
    }
  }
}
