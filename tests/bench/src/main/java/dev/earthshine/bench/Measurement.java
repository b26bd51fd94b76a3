package dev.earthshine.bench;

/**
 * One program timed with one subject.
 *
 * @param seconds the best time
 * @param printed what the program printed, words separated by one space; after a failure what it said
 * @param ended whether the program came to its end
 */
record Measurement(double seconds, String printed, boolean ended) {
  /** From the line that {@link Worker} and {@code best-of.lua} print. */
  static Measurement reported(Launcher.Finished finished) {
    String[] words = finished.lastLine().split(" ", 3);
    if (!finished.ended() || words.length < 3) {
      return new Measurement(Double.NaN, failure(finished), false);
    }
    return new Measurement(Double.parseDouble(words[0]), words[2], true);
  }

  /** The same with another time. */
  Measurement in(double otherSeconds) {
    return new Measurement(otherSeconds, printed, ended);
  }

  private static String failure(Launcher.Finished finished) {
    String text = finished.output();
    return text.isEmpty()
        ? "nothing in %.0f s".formatted(finished.seconds())
        : text.substring(0, Math.min(text.length(), 300));
  }
}
