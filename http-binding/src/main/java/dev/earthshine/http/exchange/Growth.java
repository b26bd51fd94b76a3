package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;

/** Bounds what a body may become by decompression, also between stacked codings, where nobody sees it. */
final class Growth {
  /** Deflate reaches 1032 to 1 on zeros alone; nothing of use stays above this beyond a mebibyte. */
  private static final long MAX_RATIO = 1000;

  private static final long FREE = 1024 * 1024;

  private long packed;
  private long unpacked;

  /** {@code bytes} have come off the wire. */
  void received(int bytes) {
    packed += bytes;
  }

  /**
   * A decoder has made {@code bytes}.
   *
   * @throws HttpFailure {@code too_large} if that is out of all proportion
   */
  void decoded(int bytes) throws HttpFailure {
    unpacked += bytes;
    if (unpacked > FREE && unpacked / MAX_RATIO > packed) {
      throw new HttpFailure(
          HttpFailure.Kind.TOO_LARGE,
          packed + " bytes decompress to more than " + MAX_RATIO + " times as many");
    }
  }
}
