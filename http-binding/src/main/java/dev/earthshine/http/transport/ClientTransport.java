package dev.earthshine.http.transport;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.TlsOptions;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a client of the host's, which the host has started and closes itself: the end of an engine leaves it
 * open. Thread-safe.
 *
 * <p>What stays the host's: the pool, routes and proxies, TLS, versions of HTTP, interceptors, default headers, retries
 * (HttpClient has no switch for one request: {@code disableAutomaticRetries} if scripts retry by themselves), and every
 * time limit that a request does not state. A request that says otherwise by {@code proxy}, {@code tls} or {@code
 * http_version} fails with {@code invalid_option}.
 *
 * <p>What is switched off for our requests, since the steps before this one do it and have the policy to obey: redirects,
 * credentials, cookies, decompression, and upgrades to TLS.
 *
 * <p>Of a request's time limits, connect is that of each address; as the client does not tell when it begins to dial,
 * waiting for a connection is bounded by pool and connect together, where both are set.
 *
 * <p>An aborted exchange is closed on the wire at once where the client's builder went through {@link #prepare}. Otherwise
 * HttpClient can lose the cancellation of a request over a pooled connection: that is closed when the server next sends
 * something or takes more of the request, or by the response timeout of the host's own {@code RequestConfig}.
 */
public final class ClientTransport implements Transport {
  private final CloseableHttpAsyncClient client;
  private final Timer timer;

  /** Sends over {@code client}, watched by {@code timer}. */
  public ClientTransport(CloseableHttpAsyncClient client, Timer timer) {
    this.client = client;
    this.timer = timer;
  }

  /** Lets transports over the clients that {@code builder} builds close the connection of an aborted exchange at once. */
  public static HttpAsyncClientBuilder prepare(HttpAsyncClientBuilder builder) {
    return builder.addExecInterceptorBefore(
        ChainElement.MAIN_TRANSPORT.name(), HcClientLink.NAME, new HcClientLink());
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
