package dev.earthshine.http.transport;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.TlsOptions;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a client of the host's, which the host has started and closes itself. The client connects as it is
 * set up to: its pool, routes, proxies, TLS, interceptors and retries apply, so a request that says otherwise by {@code
 * proxy}, {@code tls} or {@code http_version} fails with {@code invalid_option}. Redirects, credentials, cookies and
 * decompression are left to the steps before this one, which have the policy to obey. Of the time limits, connect is that
 * of each address; as the client does not tell when it begins to dial, waiting for a connection is bounded by pool and
 * connect together, where both are set. Thread-safe.
 */
public final class ClientTransport implements Transport {
  private final CloseableHttpAsyncClient client;
  private final Timer timer;

  /** Sends over {@code client}, watched by {@code timer}. */
  public ClientTransport(CloseableHttpAsyncClient client, Timer timer) {
    this.client = client;
    this.timer = timer;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    HttpFailure refusal = refusal(request.connection());
    if (refusal != null) {
      listener.failed(refusal.during(request));
      return Call.NONE;
    }
    HcClientExchange exchange = new HcClientExchange(request, listener, timer);
    exchange.start(client);
    return exchange;
  }

  private @Nullable HttpFailure refusal(ConnectionOptions options) {
    if (options.proxy() != null) {
      return fixed("proxy");
    }
    if (!options.tls().equals(TlsOptions.STANDARD)) {
      return fixed("tls");
    }
    if (options.version() != ConnectionOptions.Version.NEGOTIATED) {
      return fixed("http_version");
    }
    if (client.getStatus().compareTo(IOReactorStatus.SHUTTING_DOWN) >= 0) {
      return new HttpFailure(HttpFailure.Kind.TRANSPORT, "the host's HTTP client is closed");
    }
    return null;
  }

  private static HttpFailure fixed(String option) {
    return new HttpFailure(
        HttpFailure.Kind.INVALID_OPTION,
        "option " + option + " cannot be set where the host's own HTTP client connects");
  }
}
