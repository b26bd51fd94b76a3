package dev.earthshine.http.message;

/** The beginning of a body that nobody asked for and that was read all the same. Immutable. */
public final class KeptBody {
  /** Nothing of it. */
  public static final KeptBody NONE = new KeptBody(new byte[0]);

  private final byte[] bytes;

  /** Keeps a copy of {@code bytes}. */
  public KeptBody(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }
}
