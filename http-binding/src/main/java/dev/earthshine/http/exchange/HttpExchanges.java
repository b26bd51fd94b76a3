package dev.earthshine.http.exchange;

import dev.earthshine.Policy;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.SharedTransport;
import dev.earthshine.http.transport.Timer;
import dev.earthshine.http.transport.Transport;
import java.time.InstantSource;

/**
 * Sends requests as a script means them: with defaults, redirects, retries, credentials, cookies, decompression, limits and deadlines. Thread-safe.
 *
 * <p>The listener hears one call at a time, on an I/O thread or on the thread that demands or aborts.
 */
public final class HttpExchanges {
  private final Transport pipeline;

  /** Sends over {@code transport} what {@code policy} allows. */
  public HttpExchanges(Transport transport, Timer timer, Policy policy) {
    Transport hop = new Challenges(new Cookies(new Access(policy, new Uploads(transport))));
    Transport hops = new Redirects(new Retries(timer, InstantSource.system(), Math::random, hop));
    pipeline = new Deadline(timer, new Defaults(hops));
  }

  /** Sends over the transport that all engines share. */
  public static HttpExchanges shared(Policy policy) {
    return new HttpExchanges(SharedTransport.get(), SharedTransport.timer(), policy);
  }

  /**
   * Sends {@code request}; returns at once. Nothing of the body is delivered before it is {@linkplain Exchange#demand
   * demanded}: bytes are counted decoded, and the piece that passes what was granted is still delivered whole.
   */
  public Exchange send(HttpRequest request, ResponseListener listener) {
    Delivery delivery = new Delivery(request, listener);
    delivery.start(pipeline);
    return delivery;
  }
}
