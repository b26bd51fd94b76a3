package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.http.message.BlockingChannel;
import dev.earthshine.http.message.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Test;

final class ReadAheadTest {
  private final Semaphore readable = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Wire wire = new Wire();

  private static final Watchdog IDLE = new Watchdog((delay, task) -> () -> {}, failure -> {});

  /** A disk that gives the next of its blocks when a test lets it, and whose last read fails or not. */
  private final class SlowDisk implements BlockingChannel {
    private final int block;
    private final boolean fails;
    private int left;

    SlowDisk(int blocks, int block, boolean fails) {
      this.left = blocks;
      this.block = block;
      this.fails = fails;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      readable.acquireUninterruptibly();
      if (left == 0 && fails) {
        throw new IOException("bad sector");
      }
      if (left == 0) {
        return -1;
      }
      left--;
      target.put(new byte[block]);
      return block;
    }

    @Override
    public boolean isOpen() {
      return closed.getCount() > 0;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** Takes all that is written, and counts when it is told that there is more. */
  private static final class Wire implements DataStreamChannel {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Semaphore requested = new Semaphore(0);
    private boolean ended;

    @Override
    public void requestOutput() {
      requested.release();
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      while (source.hasRemaining()) {
        sent.write(source.get());
      }
      return count;
    }

    @Override
    public void endStream() {
      ended = true;
    }

    @Override
    public void endStream(List<? extends Header> trailers) {
      ended = true;
    }

    void awaitRequest() throws InterruptedException {
      assertThat(requested.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aBodyWhoseReadingBlocksDoesNotBlockWhoSendsIt() throws Exception {
    HcUpload upload = new HcUpload(new Content(50, new SlowDisk(5, 10, false)), IDLE);

    upload.produce(wire);
    assertThat(upload.isStarved()).isTrue();
    assertThat(upload.isStarved()).isTrue();
    readable.release(6);
    wire.awaitRequest();
    assertThat(upload.isStarved()).isFalse();
    upload.produce(wire);
    while (!upload.isDone()) {
      wire.awaitRequest();
      upload.produce(wire);
    }

    assertThat(wire.sent.size()).isEqualTo(50);
    assertThat(wire.ended).isTrue();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theBytesBeforeAFailureAreSentBeforeItIsTold() throws Exception {
    readable.release(10);
    HcUpload upload = new HcUpload(new Content(30, new SlowDisk(2, 10, true)), IDLE);

    assertThatThrownBy(() -> {
          upload.produce(wire);
          while (true) {
            wire.awaitRequest();
            upload.produce(wire);
          }
        })
        .hasMessage("body cannot be read: bad sector")
        .hasRootCauseMessage("bad sector");
    assertThat(wire.sent.size()).isEqualTo(20);
    assertThat(wire.ended).isFalse();
  }

  @Test
  void noMoreIsReadAheadThanTwoBuffers() throws Exception {
    readable.release(1_000_000);
    HcUpload upload =
        new HcUpload(new Content(Content.UNKNOWN, new SlowDisk(1_000_000, 1024, false)), IDLE);
    Wire full = wire;
    upload.produce(full);
    full.awaitRequest();

    assertThat(1_000_000 - readable.availablePermits()).isLessThanOrEqualTo(64);
    upload.close();
  }

  @Test
  void theSourceIsClosedWhenNothingReadsItAnyMore() throws Exception {
    HcUpload upload = new HcUpload(new Content(50, new SlowDisk(5, 10, false)), IDLE);
    upload.produce(wire);
    upload.close();

    assertThat(closed.getCount()).isEqualTo(1);
    readable.release(6);
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
