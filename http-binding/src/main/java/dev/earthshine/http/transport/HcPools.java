package dev.earthshine.http.transport;

import dev.earthshine.http.message.TlsOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.util.TimeValue;

/**
 * The pools of connections, one for each way of speaking TLS. Of those with options of their own, a bounded number stays
 * without an exchange that uses it: the least recently used is closed, never one in use. Thread-safe.
 */
final class HcPools {
  /** More ways of speaking TLS than a script goes back and forth between. */
  static final int UNUSED = 16;

  private final HcPool standard;

  /** Least recently used first; guarded by this. */
  private final Map<TlsOptions, Use> others = new LinkedHashMap<>(16, 0.75f, true);

  /** {@code standard} is for requests without TLS options. */
  HcPools(HcPool standard) {
    this.standard = standard;
  }

  HcPool standard() {
    return standard;
  }

  /** The connections that speak TLS as {@code options} say, and no others; for an exchange, which gives them back. */
  HcPool take(TlsOptions options) {
    if (options.equals(TlsOptions.STANDARD)) {
      return standard;
    }
    synchronized (this) {
      Use use = others.computeIfAbsent(
          options, wanted -> new Use(new HcPool(new HcTls(() -> TlsContexts.of(wanted), wanted))));
      use.exchanges++;
      return use.pool;
    }
  }

  /** The exchange that has taken those of {@code options} has ended. */
  void giveBack(TlsOptions options) {
    if (options.equals(TlsOptions.STANDARD)) {
      return;
    }
    List<HcPool> surplus;
    synchronized (this) {
      Use use = others.get(options);
      if (use != null) {
        use.exchanges--;
      }
      surplus = remove(unused() - UNUSED);
    }
    surplus.forEach(HcPool::close);
  }

  private int unused() {
    return (int) others.values().stream().filter(use -> use.exchanges == 0).count();
  }

  private List<HcPool> remove(int count) {
    List<HcPool> removed = new ArrayList<>();
    for (Iterator<Use> uses = others.values().iterator(); removed.size() < count; ) {
      Use use = uses.next();
      if (use.exchanges == 0) {
        uses.remove();
        removed.add(use.pool);
      }
    }
    return removed;
  }

  /** Closes the connections that have waited for longer than {@code longest}, and drops the pools that are empty then. */
  void closeIdle(TimeValue longest) {
    standard.closeIdle(longest);
    synchronized (this) {
      others.values().forEach(use -> use.pool.closeIdle(longest));
      // Nothing to close: an empty pool that nobody uses is garbage.
      others.values().removeIf(use -> use.exchanges == 0 && use.pool.isEmpty());
    }
  }

  /** How many pools there are. */
  synchronized int size() {
    return 1 + others.size();
  }

  void close() {
    standard.close();
    synchronized (this) {
      others.values().forEach(use -> use.pool.close());
    }
  }

  private static final class Use {
    private final HcPool pool;
    private int exchanges;

    Use(HcPool pool) {
      this.pool = pool;
    }
  }
}
