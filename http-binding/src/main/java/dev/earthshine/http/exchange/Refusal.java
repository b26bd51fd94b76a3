package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;

/** The call of a request that went nowhere. */
final class Refusal {
  private Refusal() {}

  /** Tells {@code listener} of {@code failure}. */
  static Call of(HttpFailure failure, ResponseListener listener) {
    listener.failed(failure);
    return Call.NONE;
  }
}
