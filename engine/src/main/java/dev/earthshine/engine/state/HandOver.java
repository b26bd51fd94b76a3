package dev.earthshine.engine.state;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call that another thread makes while the owner of a state waits: it is run once, or given up before it began. */
final class HandOver<T extends @Nullable Object> extends FutureTask<T> {
  /** So long may the owner be busy between two events: what it does may wait for the calling thread. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long begin = System.nanoTime();
  private final AtomicBoolean taken = new AtomicBoolean();

  HandOver(Callable<T> call) {
    super(call);
  }

  @Override
  public void run() {
    if (taken.compareAndSet(false, true)) {
      super.run();
    }
  }

  /** Whether the call has been waited for in vain for long enough, and now will not be run. */
  boolean isTooLate() {
    return System.nanoTime() - begin >= PATIENCE_NANOS && giveUp();
  }

  /** Makes it not run; false if it has begun. */
  boolean giveUp() {
    return taken.compareAndSet(false, true);
  }

  /** Waits for its end, for a while. */
  boolean isDoneWithin(long milliseconds) throws InterruptedException {
    try {
      get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      return true; // Its outcome tells.
    } catch (TimeoutException tooLong) {
      return false;
    }
    return true;
  }

  /** The result of the call that has ended, or what it threw. */
  T outcome() throws Exception {
    try {
      return get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }
}
