package dev.earthshine.http.transport;

import dev.earthshine.http.message.Timeouts;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Tells a client of the host's what to leave to us, and tells us when it begins to send. */
final class HcClientContext extends HttpClientContext {
  private final HcClientExchange exchange;
  private final Timeouts timeouts;

  /** For {@code exchange}, whose request states {@code timeouts}. */
  HcClientContext(HcClientExchange exchange, Timeouts timeouts) {
    this.exchange = exchange;
    this.timeouts = timeouts;
  }

  HcClientExchange exchange() {
    return exchange;
  }

  /** The client puts its own settings here, as there are none before: those that are ours are replaced. */
  @Override
  public void setRequestConfig(@Nullable RequestConfig own) {
    super.setRequestConfig(config(own == null ? RequestConfig.DEFAULT : own, timeouts));
  }

  // The limit of connecting is deprecated in favour of the pool's, which is the host's and the
  // same for all requests.
  @SuppressWarnings("deprecation")
  private static RequestConfig config(RequestConfig own, Timeouts timeouts) {
    RequestConfig.Builder config = RequestConfig.copy(own)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setCookieSpec(StandardCookieSpec.IGNORE)
        .setHardCancellationEnabled(true);
    Duration pool = timeouts.pool();
    if (pool != null) {
      config.setConnectionRequestTimeout(Timeout.of(pool));
    }
    Duration connect = timeouts.connect();
    if (connect != null) {
      config.setConnectTimeout(Timeout.of(connect));
    }
    return config.build();
  }

  /** The client has a connection; on its I/O thread. */
  @Override
  public void setEndpointDetails(EndpointDetails details) {
    super.setEndpointDetails(details);
    exchange.begin();
  }

  /** The request is about to be written; on the client's I/O thread, where an exception closes the connection. */
  @Override
  public void setRequest(HttpRequest request) {
    try {
      exchange.checkAborted();
    } catch (InterruptedIOException e) {
      throw new UncheckedIOException(e);
    }
    super.setRequest(request);
  }
}
