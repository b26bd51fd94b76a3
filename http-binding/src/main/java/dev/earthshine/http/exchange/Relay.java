package dev.earthshine.http.exchange;

import dev.earthshine.http.transport.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call whose target comes later or is replaced: a demand waits for the target, an abort hits it as soon as it is there.
 * Thread-safe.
 */
final class Relay implements Call {
  private @Nullable Call target;
  private int generation;
  private long owed;
  private boolean aborted;

  /**
   * Relays to {@code call}, the {@code number}th target, from now on; without effect if a later one has been set, since a
   * call may be answered, and followed by the next, before the method that made it returns.
   */
  void set(int number, Call call) {
    long granted;
    boolean abort;
    synchronized (this) {
      if (number < generation) {
        return;
      }
      generation = number;
      target = call;
      granted = owed;
      owed = 0;
      abort = aborted;
    }
    if (abort) {
      call.abort();
    } else if (granted > 0) {
      call.demand(granted);
    }
  }

  @Override
  public void demand(long bytes) {
    Call call;
    synchronized (this) {
      call = target;
      if (call == null) {
        owed = owed + bytes < 0 ? Long.MAX_VALUE : owed + bytes;
        return;
      }
    }
    call.demand(bytes);
  }

  @Override
  public void abort() {
    Call call;
    synchronized (this) {
      aborted = true;
      call = target;
    }
    if (call != null) {
      call.abort();
    }
  }
}
