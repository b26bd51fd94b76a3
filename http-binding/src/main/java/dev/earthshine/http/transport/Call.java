package dev.earthshine.http.transport;

/** A request under way. Thread-safe. */
public interface Call {
  /**
   * Grants the sender {@code bytes} more of the body. A transport may deliver {@link #WINDOW} bytes, and the piece that
   * passes the border, beyond what was granted.
   */
  void demand(long bytes);

  /** Closes the exchange on the wire at once; the listener hears {@code aborted} unless it has heard its end. Idempotent. */
  void abort();

  /** The call of a request that went nowhere. */
  Call NONE = new Call() {
    @Override
    public void demand(long bytes) {}

    @Override
    public void abort() {}
  };

  /** How many bytes of a body come unasked: the initial window of HTTP/2, used for HTTP/1.1 as well. */
  int WINDOW = 65_535;
}
