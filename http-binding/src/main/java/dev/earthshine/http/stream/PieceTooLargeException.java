package dev.earthshine.http.stream;

/** A piece of a body outgrew its limit. */
public final class PieceTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String limit;
  private final long bytes;

  PieceTooLargeException(String limit, long bytes) {
    super(limit + " is larger than its limit of " + bytes + " bytes");
    this.limit = limit;
    this.bytes = bytes;
  }

  /** The name of the limit: {@code event}, {@code line}, {@code record} or {@code document}. */
  public String limit() {
    return limit;
  }

  /** The limit in bytes. */
  public long bytes() {
    return bytes;
  }
}
