package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;

/**
 * Undoes one content coding piece by piece: each {@link #input} is decoded until {@link #decode} gives nothing more, and
 * only then comes the next. Everything that can be decoded is, so that a flushed event is not held back.
 */
interface Decoder {
  /** Gives the next {@code length} bytes, which stay unchanged until they are used up. */
  void input(byte[] bytes, int length);

  /**
   * Decodes into {@code out}.
   *
   * @return how many bytes were decoded; 0 if more input is needed
   * @throws HttpFailure {@code decode} if the input is corrupt
   */
  int decode(byte[] out) throws HttpFailure;

  /**
   * Checks that the input was complete.
   *
   * @throws HttpFailure {@code decode} if it was not
   */
  void finish() throws HttpFailure;

  /** Frees what is held outside the heap. Idempotent. */
  void close();

  /** A failure to decode a body that is said to be {@code coding}. */
  static HttpFailure corrupt(String coding, String detail) {
    return new HttpFailure(
        HttpFailure.Kind.DECODE, "body with Content-Encoding " + coding + " is corrupt: " + detail);
  }
}
