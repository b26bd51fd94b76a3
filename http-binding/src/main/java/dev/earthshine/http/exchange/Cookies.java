package dev.earthshine.http.exchange;

import dev.earthshine.http.message.CookieStore;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;

/**
 * The step that sends the cookies of the client's jar with those of the request itself, and keeps those that come back. A
 * Cookie header that the request names goes out as it is.
 */
final class Cookies implements Transport {
  private final Transport next;

  Cookies(Transport next) {
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    try {
      return next.send(withCookies(request), new Keeper(request.jar(), request.url(), listener));
    } catch (HttpFailure e) {
      return Refusal.of(e.during(request), listener);
    }
  }

  private static HttpRequest withCookies(HttpRequest request) throws HttpFailure {
    String cookies = request.headers().contains("Cookie")
        ? ""
        : request.jar().header(request.url(), request.cookies());
    return cookies.isEmpty()
        ? request
        : request.toBuilder()
            .headers(request.headers().toBuilder().set("Cookie", cookies).build())
            .build();
  }

  /** Keeps the cookies of the answer. */
  private record Keeper(CookieStore jar, HttpUrl url, ResponseListener listener)
      implements ResponseListener {
    @Override
    public void head(ResponseHead head) {
      jar.store(url, head.headers());
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
}
