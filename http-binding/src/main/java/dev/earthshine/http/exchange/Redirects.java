package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.RequestBody;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.http.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The step that follows redirects (RFC 9110 section 15.4): to GET after 303, after 302 and, for POST, after 301; with
 * method and body unchanged after 307 and 308. Credentials do not leave their origin, and https is not left for http unless
 * the request allows it.
 */
final class Redirects implements Transport {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private final Transport next;

  Redirects(Transport next) {
    this.next = next;
  }

  @Override
  public Call send(HttpRequest request, ResponseListener listener) {
    if (request.maxRedirects() == 0) {
      return next.send(request, listener);
    }
    Journey journey = new Journey(listener);
    journey.hop(request);
    return journey.relay;
  }

  /** The request that {@code head}, a redirect to {@code location}, asks for after {@code request}. */
  static HttpRequest following(HttpRequest request, ResponseHead head, String location)
      throws HttpFailure {
    HttpUrl target = target(request, location);
    Headers.Builder headers = request.headers().toBuilder();
    HttpRequest.Builder following = request.toBuilder().url(target);
    if (!target.sameOrigin(request.url())) {
      headers.removeSecrets().remove("Host");
      following.cookies(Map.of()).authenticator(null);
    }
    if (becomesGet(request.method(), head.status())) {
      headers.remove("Content-Type").remove("Content-Length").remove("Content-Encoding");
      following.method(Method.GET).body(RequestBody.none());
    } else if (!request.body().isRepeatable()) {
      throw refused("redirect to " + shown(target) + " asks for a body that can be sent only once");
    }
    return following.headers(headers.build()).build();
  }

  private static boolean becomesGet(Method method, int status) {
    return switch (status) {
      case 301 -> method.is("POST");
      case 302 -> !method.is("HEAD") && !method.is("GET") && !method.is("QUERY");
      case 303 -> !method.is("HEAD") && !method.is("GET");
      default -> false;
    };
  }

  private static HttpUrl target(HttpRequest request, String location) throws HttpFailure {
    HttpUrl target;
    try {
      target = request.url().resolve(location);
    } catch (HttpFailure e) {
      throw new HttpFailure(
          HttpFailure.Kind.REDIRECT, "redirect to an invalid location: " + e.message(), e);
    }
    if (target.credentials() != null) {
      throw refused("redirect to " + shown(target) + " carries credentials");
    }
    if (request.url().isSecure() && !target.isSecure() && !request.allowDowngrade()) {
      throw refused("redirect from https to " + shown(target) + " gives up encryption");
    }
    return target;
  }

  /** {@code url} for a message: its query may hold a signature or token, as its userinfo a password. */
  private static String shown(HttpUrl url) {
    return url.masked().split("[?#]", 2)[0];
  }

  private static HttpFailure refused(String message) {
    return new HttpFailure(HttpFailure.Kind.REDIRECT, message);
  }

  /** One request and the hops that came of it. */
  private final class Journey {
    private final ResponseListener listener;
    private final Relay relay = new Relay();
    private final List<ResponseHead> history = new ArrayList<>();

    Journey(ResponseListener listener) {
      this.listener = listener;
    }

    void hop(HttpRequest request) {
      Hop hop = new Hop(this, request);
      relay.set(history.size(), hop.call());
      hop.send(request, next);
    }

    void follow(HttpRequest request, ResponseHead head, String location) {
      try {
        if (history.size() == request.maxRedirects()) {
          throw refused("redirect to " + shown(target(request, location)) + ": more than "
              + request.maxRedirects() + " redirects");
        }
        HttpRequest following = following(request, head, location);
        history.add(head.withHistory(history));
        hop(following);
      } catch (HttpFailure e) {
        listener.failed(counted(e.after(head.attempts()).timed(head.timings()).during(request)));
      }
    }

    /** What came of the last hop, after the redirects and retries before it. */
    ResponseHead counted(ResponseHead head) {
      return head.withHistory(history).withAttempts(head.attempts() + retries());
    }

    /** The same for a failure. */
    HttpFailure counted(HttpFailure failure) {
      return failure.behind(history).after(failure.attempts() + retries());
    }

    private int retries() {
      return history.stream().mapToInt(head -> head.attempts() - 1).sum();
    }
  }

  /** One hop: the answer, or a redirect on the way to it. */
  private static final class Hop extends Attempt {
    private final Journey journey;
    private final HttpRequest request;
    private final RedirectBody body = new RedirectBody();
    private @Nullable ResponseHead redirect;

    Hop(Journey journey, HttpRequest request) {
      super(journey.listener);
      this.journey = journey;
      this.request = request;
    }

    @Override
    boolean isToBeFollowed(ResponseHead head) {
      redirect = head;
      return STATUSES.contains(head.status()) && head.headers().contains("Location");
    }

    @Override
    void discarded(byte[] chunk) {
      body.add(chunk);
    }

    @Override
    void follow() {
      ResponseHead head = Objects.requireNonNull(redirect);
      head = head.keeping(body.decoded(request, head));
      journey.follow(request, head, Objects.requireNonNull(head.headers().first("Location")));
    }

    @Override
    ResponseHead passed(ResponseHead head) {
      return journey.counted(head);
    }

    @Override
    void gaveUp(HttpFailure failure) {
      journey.listener.failed(journey.counted(failure.during(request)));
    }
  }
}
