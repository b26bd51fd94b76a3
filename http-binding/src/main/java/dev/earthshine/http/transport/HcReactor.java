package dev.earthshine.http.transport;

import dev.earthshine.http.message.TlsOptions;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;

/** The running machinery: I/O threads, and the pools of connections. */
final class HcReactor {
  /** How often limits of connecting are looked at: an address must not use up the time of the next one. */
  private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

  private final DefaultConnectingIOReactor io;
  private final HcPools pools;

  private HcReactor(DefaultConnectingIOReactor io, HcPools pools) {
    this.io = io;
    this.pools = pools;
  }

  /** Starts one that trusts what the JVM trusts. */
  static HcReactor start() {
    return start(() -> TlsContexts.of(TlsOptions.STANDARD));
  }

  /** Starts one with {@code context} for requests without TLS options. */
  static HcReactor start(Callable<SSLContext> context) {
    DefaultConnectingIOReactor io = new DefaultConnectingIOReactor(
        new HcProtocols(),
        IOReactorConfig.custom()
            .setTcpNoDelay(true)
            .setSelectInterval(SELECT_INTERVAL)
            .build(),
        IoThreads.numbered("earthshine-io"),
        null,
        null,
        null,
        session -> session.close(CloseMode.IMMEDIATE));
    HcReactor reactor =
        new HcReactor(io, new HcPools(new HcPool(new HcTls(context, TlsOptions.STANDARD))));
    io.start();
    return reactor;
  }

  DefaultConnectingIOReactor io() {
    return io;
  }

  /** The connections of requests without TLS options. */
  PoolingAsyncClientConnectionManager pool() {
    return pools.standard().connections();
  }

  HcPools pools() {
    return pools;
  }

  /** Whether the I/O threads take work; an Error in one of them ends all. */
  boolean isRunning() {
    return io.getStatus() == IOReactorStatus.ACTIVE;
  }

  void close() {
    pools.close();
    io.close(CloseMode.IMMEDIATE);
  }
}
