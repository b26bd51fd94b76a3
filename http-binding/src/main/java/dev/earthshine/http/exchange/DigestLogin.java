package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Authenticator;
import dev.earthshine.http.message.Challenge;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.message.ResponseHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user's credentials for Digest authentication, RFC 7616. Once they know the nonce of an origin, requests to it carry them
 * at once. Thread-safe.
 */
public final class DigestLogin implements Authenticator {
  /** Origins whose nonce is known; beyond it the oldest is asked for its nonce again. */
  private static final int MAX_ORIGINS = 64;

  private final String user;
  private final String password;
  private final Supplier<String> clientNonce;

  /** By origin. Guarded by this. */
  private final Map<String, DigestAnswer> answers = new LinkedHashMap<>();

  /** @param clientNonce gives a text nobody can foretell */
  DigestLogin(String user, String password, Supplier<String> clientNonce) {
    this.user = user;
    this.password = password;
    this.clientNonce = clientNonce;
  }

  /** The login of {@code user}. */
  public static DigestLogin of(String user, String password) {
    return new DigestLogin(user, password, DigestAnswer::randomNonce);
  }

  @Override
  public synchronized @Nullable String authorization(HttpRequest request) {
    DigestAnswer answer = answers.get(origin(request.url()));
    return answer == null ? null : answer.to(request);
  }

  /** Takes the first challenge it can answer, unless credentials for a nonce that was new have been refused. */
  @Override
  public synchronized boolean accepts(HttpRequest request, ResponseHead head) {
    for (Challenge challenge : Challenge.parse(head.headers().all("WWW-Authenticate"))) {
      DigestAnswer answer = DigestAnswer.of(challenge, user, password, clientNonce);
      if (answer != null && answer.answers(request)) {
        return (isStale(challenge) || !refused(request)) && remember(request.url(), answer);
      }
    }
    return false;
  }

  private boolean remember(HttpUrl url, DigestAnswer answer) {
    String origin = origin(url);
    if (answers.size() == MAX_ORIGINS && !answers.containsKey(origin)) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(origin, answer);
    return true;
  }

  private static boolean isStale(Challenge challenge) {
    return challenge.parameter("stale").equalsIgnoreCase("true");
  }

  private static boolean refused(HttpRequest request) {
    List<Challenge> sent = Challenge.parse(request.headers().all("Authorization"));
    return sent.stream().anyMatch(given -> DigestAnswer.isFirst(given.parameter("nc")));
  }

  private static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.authority();
  }
}
