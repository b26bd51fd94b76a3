package dev.earthshine.http.message;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer up to its body.
 *
 * @param status the status code, 200 to 999
 * @param reason the reason phrase as sent; empty where there is none, as in HTTP/2
 * @param httpVersion {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}
 * @param headers as received
 * @param url the URL that gave this answer, without userinfo
 * @param remoteAddress {@code ip:port} of the other side, IPv6 in brackets; null where it is unknown
 * @param elapsed from sending this request, redirects before it not counted, to its head
 * @param timings how long its exchange took so far, and in all once it has ended
 * @param history the redirects that led here, oldest first
 * @param attempts how often the request was sent to get this answer: 1, and 1 for each retry; redirects do not count,
 *     retries on the way there do
 * @param kept of a redirect in the history of an answer what was read of its body, decompressed; else nothing
 */
public record ResponseHead(
    int status,
    String reason,
    String httpVersion,
    Headers headers,
    HttpUrl url,
    @Nullable String remoteAddress,
    Duration elapsed,
    Timings timings,
    List<ResponseHead> history,
    int attempts,
    KeptBody kept) {
  /** The head of an answer whose body comes after it. */
  public ResponseHead(
      int status,
      String reason,
      String httpVersion,
      Headers headers,
      HttpUrl url,
      @Nullable String remoteAddress,
      Duration elapsed,
      Timings timings,
      List<ResponseHead> history,
      int attempts) {
    this(
        status,
        reason,
        httpVersion,
        headers,
        url,
        remoteAddress,
        elapsed,
        timings,
        history,
        attempts,
        KeptBody.NONE);
  }

  /** Copies {@code history}. */
  public ResponseHead {
    history = List.copyOf(history);
  }

  /** The same head with {@code history} before it. */
  public ResponseHead withHistory(List<ResponseHead> history) {
    return copy(history, attempts, kept);
  }

  /** The same head, of the last of {@code attempts}. */
  public ResponseHead withAttempts(int attempts) {
    return copy(history, attempts, kept);
  }

  /** The same head with what was kept of its body. */
  public ResponseHead keeping(KeptBody kept) {
    return copy(history, attempts, kept);
  }

  private ResponseHead copy(List<ResponseHead> newHistory, int newAttempts, KeptBody newKept) {
    return new ResponseHead(
        status,
        reason,
        httpVersion,
        headers,
        url,
        remoteAddress,
        elapsed,
        timings,
        newHistory,
        newAttempts,
        newKept);
  }
}
