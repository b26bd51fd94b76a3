package dev.earthshine.http.transport;

import dev.earthshine.http.message.Timeouts;
import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Tells a client of the host's what to leave to us, and hears from it when an exchange begins on a connection. */
final class HcClientContext extends HttpClientContext {
  private final Timeouts timeouts;
  private final Runnable begun;

  /** For a request with {@code timeouts}; {@code begun} runs on the client's I/O thread. */
  HcClientContext(Timeouts timeouts, Runnable begun) {
    this.timeouts = timeouts;
    this.begun = begun;
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
    return RequestConfig.copy(own)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setCookieSpec(StandardCookieSpec.IGNORE)
        .setHardCancellationEnabled(true)
        .setConnectionRequestTimeout(timeout(timeouts.pool()))
        .setConnectTimeout(timeout(timeouts.connect()))
        .setResponseTimeout(Timeout.DISABLED) // It would run while a script takes its time.
        .build();
  }

  private static Timeout timeout(@Nullable Duration limit) {
    return limit == null ? Timeout.DISABLED : Timeout.of(limit);
  }

  @Override
  public void setEndpointDetails(EndpointDetails details) {
    super.setEndpointDetails(details);
    begun.run();
  }
}
