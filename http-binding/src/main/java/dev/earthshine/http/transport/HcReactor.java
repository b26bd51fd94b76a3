package dev.earthshine.http.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.impl.nio.ClientHttpProtocolNegotiationStarter;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The running machinery: I/O threads and the pool of connections. */
final class HcReactor {
  private static final int PER_ROUTE = 64;
  private static final int IN_ALL = 256;

  /** The longest a connection waits in the pool; servers mostly close sooner. */
  private static final TimeValue IDLE_CONNECTION = TimeValue.ofSeconds(60);

  /** How often limits of connecting are looked at: an address must not use up the time of the next one. */
  private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

  private final DefaultConnectingIOReactor io;
  private final PoolingAsyncClientConnectionManager pool;
  private final HcTls tls;

  private HcReactor(
      DefaultConnectingIOReactor io, PoolingAsyncClientConnectionManager pool, HcTls tls) {
    this.io = io;
    this.pool = pool;
    this.tls = tls;
  }

  /** Starts one that trusts what the JVM trusts. */
  static HcReactor start() {
    return start(HcTls::standard);
  }

  static HcReactor start(Callable<SSLContext> context) {
    HcTls tls = new HcTls(context);
    DefaultConnectingIOReactor io = new DefaultConnectingIOReactor(
        protocols(),
        IOReactorConfig.custom()
            .setTcpNoDelay(true)
            .setSelectInterval(SELECT_INTERVAL)
            .build(),
        IoThreads.numbered("earthshine-io"),
        null,
        null,
        null,
        session -> session.close(CloseMode.IMMEDIATE));
    PoolingAsyncClientConnectionManager pool = PoolingAsyncClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(PER_ROUTE)
        .setMaxConnTotal(IN_ALL)
        .setDnsResolver(new Unresolved())
        .setTlsStrategy(tls)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.DISABLED)
            .setIdleTimeout(Timeout.of(IDLE_CONNECTION.toDuration()))
            .build())
        .build();
    io.start();
    return new HcReactor(io, pool, tls);
  }

  private static ClientHttpProtocolNegotiationStarter protocols() {
    HttpProcessor none = HttpProcessorBuilder.create().build();
    // Latin-1 maps bytes to characters one to one: what they mean is decided in HcHeaders.
    CharCodingConfig bytes =
        CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();
    Http1Config limits = HcHeadParser.config();
    ClientHttp1StreamDuplexerFactory http1 = new ClientHttp1StreamDuplexerFactory(
        none,
        limits,
        bytes,
        (request, response, context) -> !(response.containsHeader(HttpHeaders.CONTENT_LENGTH)
                && response.containsHeader(HttpHeaders.TRANSFER_ENCODING))
            && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context),
        () -> new HcHeadParser(limits),
        null,
        null);
    ClientH2StreamMultiplexerFactory http2 = new ClientH2StreamMultiplexerFactory(
        none,
        null,
        H2Config.custom()
            .setPushEnabled(false)
            .setInitialWindowSize(Call.WINDOW)
            .setMaxHeaderListSize(HcHeadParser.MAX_HEAD)
            .build(),
        bytes,
        null);
    return new ClientHttpProtocolNegotiationStarter(
        http1, http2, HttpVersionPolicy.NEGOTIATE, null, null, null);
  }

  DefaultConnectingIOReactor io() {
    return io;
  }

  PoolingAsyncClientConnectionManager pool() {
    return pool;
  }

  /** Makes TLS ready, which an I/O thread in the midst of connecting could not report a failure of. */
  void readyTls() throws SSLException {
    TlsStrategy unused = tls.ready();
  }

  /** Whether the I/O threads take work; an Error in one of them ends all. */
  boolean isRunning() {
    return io.getStatus() == IOReactorStatus.ACTIVE;
  }

  void close() {
    pool.close(CloseMode.IMMEDIATE);
    io.close(CloseMode.IMMEDIATE);
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
