package dev.earthshine.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Random;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.SessionInputBuffer;

/** Any bytes at all as heads and chunked bodies; the first byte chooses where the rest is cut. */
class AnswersFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void headsDoNotDependOnWhereTheyAreCut(byte[] bytes) {
    if (bytes.length > 0) {
      assertThat(heads(new Cuts(bytes, 1 + (bytes[0] & 0x0f))))
          .isEqualTo(heads(new Cuts(bytes, bytes.length)));
    }
  }

  @FuzzTest(maxDuration = "5m")
  void bodiesDoNotDependOnWhereTheyAreCut(byte[] bytes) {
    if (bytes.length > 0) {
      assertThat(body(new Cuts(bytes, 1 + (bytes[0] & 0x0f))))
          .isEqualTo(body(new Cuts(bytes, bytes.length)));
    }
  }

  private static String heads(Cuts cuts) {
    HcHeadParser parser = new HcHeadParser(HcHeadParser.config());
    SessionInputBuffer buffer = buffer();
    StringBuilder seen = new StringBuilder();
    parser.expect();
    try {
      boolean more = true;
      HttpResponse head = null;
      while (more && (head == null || head.getCode() < 200)) {
        more = buffer.fill(cuts) >= 0;
        do {
          head = parser.parse(buffer, !more);
          if (head != null) {
            seen.append(head).append(Arrays.toString(head.getHeaders())).append('\n');
            parser.reset();
          }
        } while (head != null && head.getCode() < 200);
      }
    } catch (IOException | HttpException e) {
      seen.append(e.getClass());
    }
    return seen.toString();
  }

  private static String body(Cuts cuts) {
    HcBodyReader reader = new HcBodyReader();
    ContentDecoder decoder = reader.over(new HcChunkDecoder(cuts, buffer()), -1);
    StringBuilder seen = new StringBuilder();
    try {
      while (!decoder.isCompleted()) {
        decoder.read(ByteBuffer.allocate(0));
        seen.append(new String(reader.take(), ISO_8859_1));
      }
      seen.append(decoder.getTrailers());
    } catch (IOException e) {
      seen.append(e.getClass());
    }
    return seen.toString();
  }

  /** As HttpClient makes one for a connection. */
  private static SessionInputBuffer buffer() {
    try {
      Constructor<?> constructor = Class.forName(
              "org.apache.hc.core5.http.impl.nio.SessionInputBufferImpl")
          .getConstructor(int.class, int.class, int.class);
      constructor.setAccessible(true);
      return (SessionInputBuffer) constructor.newInstance(1024, 512, HcHeadParser.MAX_LINE);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("HttpClient has changed", e);
    }
  }

  /** The bytes but the first, no more than some at a time. */
  private static final class Cuts implements ReadableByteChannel {
    private final byte[] bytes;
    private final int most;
    private final Random dice;
    private int position = 1;

    Cuts(byte[] bytes, int most) {
      this.bytes = bytes;
      this.most = most;
      this.dice = new Random(bytes[0]);
    }

    @Override
    public int read(ByteBuffer target) {
      if (position == bytes.length) {
        return -1;
      }
      int length = Math.min(1 + dice.nextInt(most), bytes.length - position);
      int read = Math.min(target.remaining(), length);
      target.put(bytes, position, read);
      position += read;
      return read;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
