package dev.earthshine.http.exchange;

import dev.earthshine.http.transport.Call;

/** A request under way, with all its redirects and retries. Thread-safe. */
public interface Exchange extends Call {
  /** The bytes of the answer's body that have come over the wire, compressed if it is; redirects not counted. */
  long received();
}
