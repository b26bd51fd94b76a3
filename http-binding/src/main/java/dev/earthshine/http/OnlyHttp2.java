package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.ResponseListener;
import java.net.SocketException;

/**
 * Hears an exchange that must be HTTP/2. A server that does not speak it takes the first bytes for rubbish: it answers
 * them in its own way or closes the connection, and the failure says what may be behind that.
 */
final class OnlyHttp2 implements ResponseListener {
  private final ResponseListener listener;

  // Mutable state, of one call at a time
  private boolean isAnswered;

  OnlyHttp2(ResponseListener listener) {
    this.listener = listener;
  }

  @Override
  public void head(ResponseHead head) {
    isAnswered = true;
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
    boolean isSuspect = switch (failure.kind()) {
      case RESET, PROTOCOL, TLS -> !isAnswered;
      case CONNECT -> !(failure.getCause() instanceof SocketException);
      default -> false;
    };
    listener.failed(
        isSuspect
            ? failure.saying("; perhaps it does not speak HTTP/2, as http_version = \"2\" asks")
            : failure);
  }
}
