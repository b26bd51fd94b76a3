package dev.earthshine.http.message;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request could not be made, sent, or answered. The message states the rule and the value that broke it; the
 * cause is kept.
 */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String method;
  private final @Nullable String url;
  private final int attempts;
  private final transient @Nullable Timings timings;
  private final transient List<ResponseHead> history;

  /** A failure with no cause beneath it. */
  public HttpFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  /** A failure of {@code kind} brought about by {@code cause}. */
  public HttpFailure(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null, null, 1, null, List.of());
  }

  private HttpFailure(
      Kind kind,
      String message,
      @Nullable Throwable cause,
      @Nullable String method,
      @Nullable String url,
      int attempts,
      @Nullable Timings timings,
      List<ResponseHead> history) {
    super(message, cause);
    this.kind = kind;
    this.method = method;
    this.url = url;
    this.attempts = attempts;
    this.timings = timings;
    this.history = history;
  }

  /** The same failure, naming the request it befell; unchanged where it names one already. */
  public HttpFailure during(HttpRequest request) {
    return method != null
        ? this
        : copy(request.method().name(), request.url().masked(), attempts, timings, history);
  }

  /** The same failure, whose message ends in {@code words}. */
  public HttpFailure saying(String words) {
    HttpFailure more = new HttpFailure(
        kind, message() + words, getCause(), method, url, attempts, timings, history);
    more.setStackTrace(getStackTrace());
    return more;
  }

  /** The same failure after {@code count} attempts. */
  public HttpFailure after(int count) {
    return count == attempts ? this : copy(method, url, count, timings, history);
  }

  /** The same failure, after as many attempts and redirects, and as long, as {@code other}. */
  public HttpFailure measuredAs(HttpFailure other) {
    return copy(method, url, other.attempts, other.timings, other.history);
  }

  /** The same failure, with how long the exchange took that it ended. */
  public HttpFailure timed(Timings timings) {
    return copy(method, url, attempts, timings, history);
  }

  /** The same failure, after the redirects in {@code history}. */
  public HttpFailure behind(List<ResponseHead> history) {
    return copy(method, url, attempts, timings, List.copyOf(history));
  }

  private HttpFailure copy(
      @Nullable String newMethod,
      @Nullable String newUrl,
      int newAttempts,
      @Nullable Timings newTimings,
      List<ResponseHead> newHistory) {
    HttpFailure copy = new HttpFailure(
        kind, message(), getCause(), newMethod, newUrl, newAttempts, newTimings, newHistory);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** Where in the tree of errors this failure stands. */
  public Kind kind() {
    return kind;
  }

  /** The message, never null. */
  public String message() {
    String message = getMessage();
    return message == null ? kind.wireName() : message;
  }

  /** The method of the request; null where there was none yet. */
  public @Nullable String method() {
    return method;
  }

  /** The URL of the request with its userinfo masked; null where there was none yet. */
  public @Nullable String url() {
    return url;
  }

  /** How often the request was sent: 1, and 1 for each retry; redirects do not count, retries on the way there do. */
  public int attempts() {
    return attempts;
  }

  /** How long the exchange took that failed; null where there was none. */
  public @Nullable Timings timings() {
    return timings;
  }

  /** The redirects that were followed before it, oldest first. */
  public List<ResponseHead> history() {
    return history;
  }

  /** The tree of errors a script sees. */
  public enum Kind {
    /** The request cannot be sent as it is. */
    REQUEST(null),
    /** A URL that is not valid. */
    INVALID_URL(REQUEST),
    /** A header name or value that is not valid. */
    INVALID_HEADER(REQUEST),
    /** An option or method that is not valid. */
    INVALID_OPTION(REQUEST),
    /** A body that cannot be made or read. */
    BODY(REQUEST),
    /** The network or the other side failed. */
    TRANSPORT(null),
    /** A host name that has no address. */
    DNS(TRANSPORT),
    /** No connection came about. */
    CONNECT(TRANSPORT),
    /** The TLS handshake failed. */
    TLS(TRANSPORT),
    /** A limit of time was passed. */
    TIMEOUT(TRANSPORT),
    /** Resolving, connecting and the TLS handshake took too long. */
    CONNECT_TIMEOUT(TIMEOUT),
    /** The other side sent nothing for too long. */
    READ_TIMEOUT(TIMEOUT),
    /** The other side took nothing for too long. */
    WRITE_TIMEOUT(TIMEOUT),
    /** No connection became free in time. */
    POOL_TIMEOUT(TIMEOUT),
    /** The whole exchange took too long. */
    TOTAL_TIMEOUT(TIMEOUT),
    /** The other side broke the connection off. */
    RESET(TRANSPORT),
    /** The other side does not speak HTTP as it should. */
    PROTOCOL(TRANSPORT),
    /** A proxy refused or failed. */
    PROXY(TRANSPORT),
    /** The answer is not acceptable. */
    RESPONSE(null),
    /** A body larger than its limit. */
    TOO_LARGE(RESPONSE),
    /** A body that does not decode. */
    DECODE(RESPONSE),
    /** A redirect that must not or cannot be followed. */
    REDIRECT(RESPONSE),
    /** A status that was asked to be an error. */
    STATUS(RESPONSE),
    /** The policy does not allow it. */
    DENIED(null),
    /** The exchange was aborted on this side. */
    ABORTED(null);

    private final @Nullable Kind parent;

    Kind(@Nullable Kind parent) {
      this.parent = parent;
    }

    /** The kind directly above this one; null at the top of a tree. Declared before its children. */
    public @Nullable Kind parent() {
      return parent;
    }

    /** The name a script sees, such as {@code read_timeout}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this kind is the one called {@code wireName} or lies beneath it. */
    public boolean is(String wireName) {
      for (Kind kind = this; kind != null; kind = kind.parent) {
        if (kind.wireName().equals(wireName)) {
          return true;
        }
      }
      return false;
    }
  }
}
