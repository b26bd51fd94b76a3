package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent and lets the test, or a script set beforehand, answer it. */
final class FakeTransport implements Transport {
  /** One request on the fake wire. */
  static final class Exchange implements Call {
    final HttpRequest request;
    final ResponseListener listener;
    long demanded;
    boolean aborted;

    Exchange(HttpRequest request, ResponseListener listener) {
      this.request = request;
      this.listener = listener;
    }

    void head(int status, String... namesAndValues) {
      List<Headers.Field> fields = new ArrayList<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        fields.add(new Headers.Field(namesAndValues[i], namesAndValues[i + 1]));
      }
      listener.head(new ResponseHead(
          status,
          "",
          "HTTP/1.1",
          Headers.asReceived(fields),
          request.url(),
          null,
          Duration.ZERO,
          new Timings(),
          List.of(),
          1));
    }

    void answer(int status, String... namesAndValues) {
      head(status, namesAndValues);
      listener.end(Headers.empty());
    }

    @Override
    public void demand(long bytes) {
      demanded += bytes;
    }

    @Override
    public void abort() {
      if (!aborted) {
        aborted = true;
        listener.failed(new HttpFailure(HttpFailure.Kind.ABORTED, "exchange was aborted"));
      }
    }
  }

  final List<Exchange> exchanges = new ArrayList<>();

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    Exchange exchange = new Exchange(request, listener);
    exchanges.add(exchange);
    return exchange;
  }

  Exchange last() {
    return exchanges.get(exchanges.size() - 1);
  }
}
