package dev.earthshine.http.transport;

import dev.earthshine.http.message.WakingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source that may block on a thread where that holds up nobody: one buffer is filled while the other is taken.
 * Thread-safe.
 */
final class ReadAhead implements WakingChannel {
  private static final int BUFFER = 32 * 1024;
  private static final int THREADS = 4;
  private static final long IDLE_SECONDS = 5;

  // Static because disks are shared by all. No thread outlives its idleness; each exchange has one
  // task in the queue at most.
  private static final Executor READERS = readers();

  private final ReadableByteChannel source;
  private final Executor executor;

  // Guarded by this, the buffer being filled excepted
  private ByteBuffer taken = ByteBuffer.allocate(BUFFER).flip();
  private ByteBuffer filled = ByteBuffer.allocate(BUFFER).flip();
  private boolean filling;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure;
  private Runnable wake = () -> {};

  /** Reads {@code source} and in the end closes it. */
  ReadAhead(ReadableByteChannel source) {
    this(source, READERS);
  }

  ReadAhead(ReadableByteChannel source, Executor executor) {
    this.source = source;
    this.executor = executor;
  }

  private static Executor readers() {
    ThreadPoolExecutor readers = new ThreadPoolExecutor(
        THREADS,
        THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        IoThreads.numbered("earthshine-reader"));
    readers.allowCoreThreadTimeOut(true);
    return readers;
  }

  @Override
  public synchronized void onReadable(Runnable action) {
    wake = action;
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    if (!taken.hasRemaining() && !filling) {
      ByteBuffer empty = taken;
      taken = filled;
      filled = empty;
      if (!ended && failure == null && !closed) {
        filling = true;
        executor.execute(this::fill);
      }
    }
    if (taken.hasRemaining()) {
      int count = Math.min(taken.remaining(), target.remaining());
      target.put(taken.slice().limit(count));
      taken.position(taken.position() + count);
      return count;
    }
    if (filling) {
      return 0;
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    return -1;
  }

  private void fill() {
    ByteBuffer buffer = filled.clear();
    int read = 0;
    Throwable thrown = null;
    try {
      while (read >= 0 && buffer.hasRemaining()) {
        read = source.read(buffer);
      }
    } catch (Throwable t) { // For the exchange to hear, whatever it is.
      thrown = t;
    }
    buffer.flip();
    Runnable woken;
    synchronized (this) {
      filling = false;
      ended = read < 0;
      failure = thrown;
      woken = closed ? this::closeSource : wake;
    }
    woken.run();
  }

  @Override
  public synchronized boolean isOpen() {
    return !closed;
  }

  /** Closes the source, as soon as nothing reads it any more. */
  @Override
  public void close() {
    synchronized (this) {
      boolean busy = filling || closed;
      closed = true;
      wake = () -> {};
      if (busy) {
        return;
      }
    }
    closeSource();
  }

  private void closeSource() {
    try {
      source.close();
    } catch (IOException unheard) {
      // The bytes are read or no longer wanted: a failure to close means nothing to anybody.
    }
  }
}
