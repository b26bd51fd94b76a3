package dev.earthshine.http.transport;

import dev.earthshine.http.message.TlsOptions;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.ssl.TLS;
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
  private final TlsOptions options;
  private @Nullable TlsStrategy strategy;

  HcTls(Callable<SSLContext> context, TlsOptions options) {
    this.context = context;
    this.options = options;
  }

  /**
   * Makes TLS ready, where it is not yet.
   *
   * @throws SSLException if that cannot be done; the next request tries again
   */
  synchronized TlsStrategy ready() throws SSLException {
    if (strategy == null) {
      try {
        strategy = build(context.call());
      } catch (Exception e) {
        throw new SSLException("TLS cannot be set up: " + e.getMessage(), e);
      }
    }
    return strategy;
  }

  private TlsStrategy build(SSLContext made) {
    ClientTlsStrategyBuilder builder = ClientTlsStrategyBuilder.create().setSslContext(made);
    if (options.onlyTls13()) {
      builder.setTlsVersions(TLS.V_1_3);
    }
    if (!options.verify()) {
      // The verifier alone would leave the JVM's own check of the name in place.
      builder
          .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
          .setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
    }
    return builder.buildAsync();
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
