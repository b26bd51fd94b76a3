package dev.earthshine.http.transport;

import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * TLS with verified host names and ALPN, made ready by the first https request: reading the trust store takes time.
 * Thread-safe.
 */
final class HcTls implements TlsStrategy {
  private final Callable<SSLContext> context;
  private @Nullable TlsStrategy strategy;

  HcTls(Callable<SSLContext> context) {
    this.context = context;
  }

  /** The context that trusts what the JVM trusts; unlike the JDK's own, it does not hide a store that cannot be read. */
  static SSLContext standard() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /**
   * Makes TLS ready, where it is not yet.
   *
   * @throws SSLException if that cannot be done; the next request tries again
   */
  synchronized TlsStrategy ready() throws SSLException {
    if (strategy == null) {
      try {
        strategy =
            ClientTlsStrategyBuilder.create().setSslContext(context.call()).buildAsync();
      } catch (Exception e) {
        throw new SSLException("TLS cannot be set up: " + e.getMessage(), e);
      }
    }
    return strategy;
  }

  /** What {@link #ready} has made: no connection is dialled before. */
  private synchronized TlsStrategy strategy() {
    return Objects.requireNonNull(strategy, "TLS is not ready");
  }

  @Override
  public void upgrade(
      TransportSecurityLayer session,
      NamedEndpoint endpoint,
      @Nullable Object attachment,
      @Nullable Timeout handshake,
      FutureCallback<TransportSecurityLayer> callback) {
    strategy().upgrade(session, endpoint, attachment, handshake, callback);
  }

  @Override
  @Deprecated
  public boolean upgrade(
      TransportSecurityLayer session,
      HttpHost host,
      SocketAddress local,
      SocketAddress remote,
      @Nullable Object attachment,
      @Nullable Timeout handshake) {
    return strategy().upgrade(session, host, local, remote, attachment, handshake);
  }
}
