package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpRequest;

/** Carries a request to where its answer comes from: the wire, or a step before it. Thread-safe. */
@FunctionalInterface
public interface Transport {
  /**
   * Sends {@code request} and tells {@code listener} what comes of it. Never blocks and never throws for what goes wrong
   * with the request: that is the listener's to hear, perhaps before this returns. A failure that {@link Call#abort} or a
   * timer brings about may be told while another thread is still in {@link ResponseListener#data}.
   */
  Call send(HttpRequest request, ResponseListener listener);
}
