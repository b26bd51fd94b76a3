package dev.earthshine.http.exchange;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The Retry-After header, RFC 9110 section 10.2.3. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long the sender of {@code headers} asks to wait; null if it does not ask, or not in a known form. */
  static @Nullable Duration of(Headers headers, InstantSource clock) {
    String value = headers.first("Retry-After");
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ofSeconds(value.length() > 9 ? 999_999_999 : Long.parseLong(value));
    }
    Instant date = HttpDate.parse(value);
    if (date == null) {
      return null;
    }
    Duration left = Duration.between(clock.instant(), date);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
