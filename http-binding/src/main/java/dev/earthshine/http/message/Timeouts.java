package dev.earthshine.http.message;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each part of an exchange may take; null is without limit.
 *
 * @param connect resolving the name, connecting, and the TLS handshake together
 * @param read the longest silence of the other side while an answer is awaited and wanted
 * @param write the longest time the other side may take nothing of what is sent
 * @param pool waiting for a free connection
 * @param total everything from sending to the last byte, redirects included
 */
public record Timeouts(
    @Nullable Duration connect,
    @Nullable Duration read,
    @Nullable Duration write,
    @Nullable Duration pool,
    @Nullable Duration total) {
  private static final Timeouts DEFAULTS = new Timeouts(
      Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), null, null);

  /** Connect 10 s, read and write 60 s, pool and total without limit. */
  public static Timeouts defaults() {
    return DEFAULTS;
  }

  /** Connect, read, write and pool {@code each}, null for no limit; total without limit. */
  public static Timeouts of(@Nullable Duration each) {
    return new Timeouts(each, each, each, each, null);
  }

  /** {@code duration} as messages put it: {@code 1.5 s}. */
  public static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
  }

  /**
   * Reads a number of seconds, as options give it.
   *
   * @param option its name, for messages
   * @throws HttpFailure {@code invalid_option} unless {@code seconds} is above 0 and below a century
   */
  public static Duration seconds(String option, double seconds) throws HttpFailure {
    if (!(seconds > 0 && seconds < 3.2e9)) {
      throw new HttpFailure(
          HttpFailure.Kind.INVALID_OPTION,
          option + " must be a number of seconds above 0 and below a century, not "
              + text(seconds));
    }
    return Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)));
  }

  /** {@code number} as a script writes it: an integer without a fraction. */
  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
