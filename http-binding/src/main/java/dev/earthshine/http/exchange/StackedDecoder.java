package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;

/** Two codings one upon the other: what came last is undone first. */
final class StackedDecoder implements Decoder {
  private final Decoder outer;
  private final Decoder inner;
  private final Growth growth;
  private final byte[] between = new byte[8 * 1024];

  /** Undoes what {@code outer} knows, then what {@code inner} knows; what goes between them counts as growth. */
  StackedDecoder(Decoder outer, Decoder inner, Growth growth) {
    this.outer = outer;
    this.inner = inner;
    this.growth = growth;
  }

  @Override
  public void input(byte[] bytes, int length) {
    outer.input(bytes, length);
  }

  @Override
  public int decode(byte[] out) throws HttpFailure {
    while (true) {
      int decoded = inner.decode(out);
      if (decoded > 0) {
        return decoded;
      }
      int fed = outer.decode(between);
      if (fed == 0) {
        return 0;
      }
      growth.decoded(fed);
      inner.input(between, fed);
    }
  }

  @Override
  public void finish() throws HttpFailure {
    outer.finish();
    inner.finish();
  }

  @Override
  public void close() {
    outer.close();
    inner.close();
  }
}
