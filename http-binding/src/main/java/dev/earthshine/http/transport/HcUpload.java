package dev.earthshine.http.transport;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.HttpFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Sends a body piece by piece as the connection takes it. I/O thread only. */
final class HcUpload {
  private static final int BUFFER = 16 * 1024;

  private final Content content;
  private final ByteBuffer buffer;
  private boolean done;
  private boolean exhausted;

  HcUpload(Content content) {
    this.content = content;
    this.buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, content.length())))
        .flip();
  }

  /**
   * Writes until the connection takes no more.
   *
   * @return whether it took anything
   * @throws HttpFailure {@code body} if the source cannot be read
   */
  boolean produce(DataStreamChannel channel) throws IOException, HttpFailure {
    boolean progress = false;
    while (!done) {
      if (!buffer.hasRemaining() && !exhausted) {
        refill();
      }
      if (!buffer.hasRemaining()) {
        done = true;
        close();
        channel.endStream();
        return true;
      }
      if (channel.write(buffer) == 0) {
        return progress;
      }
      progress = true;
    }
    return progress;
  }

  private void refill() throws HttpFailure {
    buffer.clear();
    try {
      exhausted = content.channel().read(buffer) < 0;
    } catch (IOException e) {
      throw new HttpFailure(HttpFailure.Kind.BODY, "body cannot be read: " + e.getMessage(), e);
    } finally {
      buffer.flip();
    }
  }

  /** Whether all of it has been written. */
  boolean isDone() {
    return done;
  }

  /** Lets go of the source. Idempotent. */
  void close() {
    try {
      content.channel().close();
    } catch (IOException unheard) {
      // The bytes are read or no longer wanted: a failure to close means nothing to anybody.
    }
  }
}
