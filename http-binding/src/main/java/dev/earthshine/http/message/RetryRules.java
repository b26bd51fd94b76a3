package dev.earthshine.http.message;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When a request is sent again.
 *
 * @param max the most times it is sent again, 0 for never
 * @param statuses the statuses of an answer that is not taken
 * @param failures the names of the kinds of failures, each with all beneath it, that are not taken
 * @param backoff the longest wait before the second attempt; each further one may wait twice as long
 * @param maxWait the longest wait before any attempt, also if the server asks for a longer one
 * @param unsafe whether a method that is not idempotent is sent again too
 */
public record RetryRules(
    int max,
    Set<Integer> statuses,
    Set<String> failures,
    Duration backoff,
    Duration maxWait,
    boolean unsafe) {
  private static final RetryRules STANDARD = new RetryRules(
      2,
      Set.of(429, 502, 503, 504),
      Set.of("connect", "timeout", "reset"),
      Duration.ofMillis(500),
      Duration.ofSeconds(60),
      false);
  private static final RetryRules NONE = STANDARD.withMax(0);

  /** Copies the sets. */
  public RetryRules {
    statuses = Set.copyOf(statuses);
    failures = Set.copyOf(failures);
  }

  /** Never. */
  public static RetryRules none() {
    return NONE;
  }

  /**
   * What holds unless a request says otherwise: twice, after 429, 502, 503 and 504, when no connection came about, when it
   * broke, and after a timeout; after half a second, then a whole one, never after more than a minute.
   */
  public static RetryRules standard() {
    return STANDARD;
  }

  /** The same rules for another number of attempts. */
  public RetryRules withMax(int newMax) {
    return new RetryRules(newMax, statuses, failures, backoff, maxWait, unsafe);
  }

  /** The same rules {@code on} other events: statuses as numbers, kinds of failures by name. */
  public RetryRules on(List<Integer> newStatuses, List<String> newFailures) {
    return new RetryRules(
        max, Set.copyOf(newStatuses), Set.copyOf(newFailures), backoff, maxWait, unsafe);
  }

  /** The same rules with other waits. */
  public RetryRules waiting(Duration newBackoff, Duration newMaxWait) {
    return new RetryRules(max, statuses, failures, newBackoff, newMaxWait, unsafe);
  }

  /** The same rules for all methods, or for the idempotent ones alone. */
  public RetryRules unsafe(boolean allMethods) {
    return new RetryRules(max, statuses, failures, backoff, maxWait, allMethods);
  }

  /** Whether {@code request} may be sent a second time at all. */
  public boolean cover(HttpRequest request) {
    return max > 0 && (unsafe || request.method().isIdempotent());
  }

  /** Whether {@code failure} is one to try again after. */
  public boolean cover(HttpFailure failure) {
    return failures.stream().anyMatch(failure.kind()::is);
  }
}
