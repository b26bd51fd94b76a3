package dev.earthshine.http.transport;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The connections that share one way of speaking TLS. */
final class HcPool {
  private static final int PER_ROUTE = 64;
  private static final int IN_ALL = 256;

  /** The longest a connection waits in the pool; servers mostly close sooner. */
  static final TimeValue IDLE_CONNECTION = TimeValue.ofSeconds(60);

  private final PoolingAsyncClientConnectionManager connections;
  private final HcTls tls;

  HcPool(HcTls tls) {
    this.tls = tls;
    this.connections = PoolingAsyncClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(PER_ROUTE)
        .setMaxConnTotal(IN_ALL)
        .setDnsResolver(new Unresolved())
        .setTlsStrategy(tls)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.DISABLED)
            .setIdleTimeout(Timeout.of(IDLE_CONNECTION.toDuration()))
            .build())
        .build();
  }

  PoolingAsyncClientConnectionManager connections() {
    return connections;
  }

  /** Makes TLS ready, which an I/O thread in the midst of connecting could not report a failure of. */
  void readyTls() throws SSLException {
    TlsStrategy unused = tls.ready();
  }

  /** Closes the connections that have waited for longer than {@code longest}, or than their server allows. */
  void closeIdle(TimeValue longest) {
    connections.closeIdle(longest);
    connections.closeExpired();
  }

  /** Whether it holds no connection, in use or not. */
  boolean isEmpty() {
    PoolStats stats = connections.getTotalStats();
    return stats.getLeased() + stats.getAvailable() + stats.getPending() == 0;
  }

  void close() {
    connections.close(CloseMode.IMMEDIATE);
  }

  /**
   * What connections to one host must have in common besides TLS to be used for one another.
   *
   * @param version what they speak
   * @param proxyCredentials what opened their tunnel; empty for nothing
   */
  record Key(HttpVersionPolicy version, String proxyCredentials) {
    static Key of(ConnectionOptions options, HttpUrl url) {
      Proxy proxy = options.proxyTo(url);
      String authorization = proxy == null ? null : proxy.authorization();
      return new Key(version(options.version(), url), authorization == null ? "" : authorization);
    }

    private static HttpVersionPolicy version(ConnectionOptions.Version version, HttpUrl url) {
      return switch (version) {
        case HTTP_1_1 -> HttpVersionPolicy.FORCE_HTTP_1;
        case HTTP_2 -> HttpVersionPolicy.FORCE_HTTP_2;
        case NEGOTIATED ->
          url.isSecure() ? HttpVersionPolicy.NEGOTIATE : HttpVersionPolicy.FORCE_HTTP_1;
      };
    }

    /** The same for HttpClient. */
    TlsConfig config() {
      return TlsConfig.custom().setVersionPolicy(version).build();
    }

    /** Nothing of the credentials. */
    @Override
    public String toString() {
      return version.toString();
    }
  }

  /** Resolves nothing: {@link HcDial} knows the addresses of its exchange, and no others are ever dialled. */
  private static final class Unresolved implements DnsResolver {
    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
      return List.of(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
