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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The step that follows redirects (RFC 9110 section 15.4): to GET after 303, after 302 and, for POST, after 301; with
 * method and body unchanged after 307 and 308. Credentials do not leave their origin, and https is not left for http unless
 * the request allows it.
 */
final class Redirects implements Transport {
  /** Half of what comes without being demanded: a longer body of a redirect is not worth its connection. */
  private static final int MAX_DISCARDED = Call.WINDOW / 2;

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
    if (!target.sameOrigin(request.url())) {
      headers.removeSecrets().remove("Host");
    }
    HttpRequest.Builder following = request.toBuilder().url(target);
    if (becomesGet(request.method(), head.status())) {
      headers.remove("Content-Type").remove("Content-Length").remove("Content-Encoding");
      following.method(Method.GET).body(RequestBody.none());
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
      int number = history.size();
      Hop hop = new Hop(this, request);
      relay.set(number, hop.call);
      hop.call.set(0, next.send(request, hop));
    }

    void follow(HttpRequest request, ResponseHead head, String location) {
      try {
        if (history.size() == request.maxRedirects()) {
          throw refused("redirect to " + shown(target(request, location)) + " is one more than "
              + request.maxRedirects());
        }
        HttpRequest following = following(request, head, location);
        history.add(head);
        hop(following);
      } catch (HttpFailure e) {
        listener.failed(e.during(request));
      }
    }
  }

  /** Hears one hop: passes an answer on, or reads a redirect to its end so that its connection can be used again. */
  private static final class Hop implements ResponseListener {
    private final Journey journey;
    private final HttpRequest request;
    private final Relay call = new Relay();
    private @Nullable ResponseHead redirect;
    private String location = "";
    private int discarded;
    private boolean left;

    Hop(Journey journey, HttpRequest request) {
      this.journey = journey;
      this.request = request;
    }

    @Override
    public void head(ResponseHead head) {
      String target = head.headers().first("Location");
      if (target != null && STATUSES.contains(head.status())) {
        redirect = head;
        location = target;
      } else {
        journey.listener.head(head.withHistory(journey.history));
      }
    }

    @Override
    public void data(byte[] chunk) {
      if (redirect == null) {
        journey.listener.data(chunk);
      } else if (!left) {
        discarded += chunk.length;
        if (discarded > MAX_DISCARDED) {
          leave(redirect);
          call.abort();
        }
      }
    }

    @Override
    public void end(Headers trailers) {
      if (redirect == null) {
        journey.listener.end(trailers);
      } else if (!left) {
        leave(redirect);
      }
    }

    private void leave(ResponseHead head) {
      left = true;
      journey.follow(request, head, location);
    }

    @Override
    public void failed(HttpFailure failure) {
      if (!left) {
        journey.listener.failed(failure.during(request));
      }
    }
  }
}
