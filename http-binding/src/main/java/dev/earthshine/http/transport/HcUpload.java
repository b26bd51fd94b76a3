package dev.earthshine.http.transport;

import dev.earthshine.http.message.BlockingChannel;
import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.WakingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** Sends a body piece by piece as the connection takes it. I/O thread only. */
final class HcUpload {
  private static final int BUFFER = 16 * 1024;

  private final ReadableByteChannel source;
  private final ByteBuffer buffer;
  private final Watchdog watchdog;
  private boolean done;
  private boolean exhausted;
  private boolean broken;
  private volatile boolean starved;
  private volatile @Nullable DataStreamChannel output;

  /** @param watchdog watches over the connection, but not while it is the source that has nothing */
  HcUpload(Content content, Watchdog watchdog) {
    this.watchdog = watchdog;
    ReadableByteChannel channel = content.channel();
    this.source = channel instanceof BlockingChannel ? new ReadAhead(channel) : channel;
    this.buffer = ByteBuffer.allocate(capacity(content.length())).flip();
    if (source instanceof WakingChannel waking) {
      waking.onReadable(this::wake);
    }
  }

  private static int capacity(long length) {
    return length == Content.UNKNOWN ? BUFFER : (int) Math.min(BUFFER, Math.max(1, length));
  }

  /**
   * Writes until the connection takes no more.
   *
   * @throws HttpFailure {@code body} if the source cannot be read
   */
  void produce(DataStreamChannel channel) throws IOException, HttpFailure {
    output = channel;
    watchdog.resume(Watchdog.Side.SENDING);
    try {
      if (write(channel)) {
        watchdog.touch();
      }
    } catch (IOException e) {
      broken = true;
      throw e;
    }
    if (starved && !done) {
      watchdog.pause(Watchdog.Side.SENDING); // That nothing goes out is of this side's making.
      if (!starved) {
        watchdog.resume(Watchdog.Side.SENDING); // The source had something in between.
      }
    }
  }

  /** Whether the connection took anything. */
  private boolean write(DataStreamChannel channel) throws IOException, HttpFailure {
    boolean progress = false;
    while (!done) {
      if (!buffer.hasRemaining() && !exhausted) {
        refill();
      }
      if (!buffer.hasRemaining() && !exhausted) {
        return progress;
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
    starved = true; // Before the read: the source may wake us while that still returns nothing.
    try {
      int read = source.read(buffer);
      exhausted = read < 0;
      if (read != 0) {
        starved = false;
      }
    } catch (IOException e) {
      throw new HttpFailure(HttpFailure.Kind.BODY, "body cannot be read: " + e.getMessage(), e);
    } finally {
      buffer.flip();
    }
  }

  /** The source has something again. On any thread. */
  private void wake() {
    starved = false;
    watchdog.resume(
        Watchdog.Side
            .SENDING); // The connection may take nothing for long, and nobody is called then.
    DataStreamChannel channel = output;
    if (channel != null) {
      channel.requestOutput();
    }
  }

  /** Whether nothing can be written before the source has something. */
  boolean isStarved() {
    return starved;
  }

  /** Whether the connection has failed to take it: an answer may still be read from that, and nothing more be written. */
  boolean isBroken() {
    return broken;
  }

  /** Whether all of it has been written. */
  boolean isDone() {
    return done;
  }

  /** Lets go of the source. Idempotent. */
  void close() {
    try {
      source.close();
    } catch (IOException unheard) {
      // The bytes are read or no longer wanted: a failure to close means nothing to anybody.
    }
  }
}
