package dev.earthshine.http.transport;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;

/** Passes everything on; tests override what they change. */
class ForwardingListener implements ResponseListener {
  private final ResponseListener listener;

  ForwardingListener(ResponseListener listener) {
    this.listener = listener;
  }

  @Override
  public void head(ResponseHead head) {
    listener.head(head);
  }

  @Override
  public void data(byte[] chunk) {
    listener.data(chunk);
  }

  @Override
  public void end(Headers trailers) {
    listener.end(trailers);
  }

  @Override
  public void failed(HttpFailure failure) {
    listener.failed(failure);
  }
}
