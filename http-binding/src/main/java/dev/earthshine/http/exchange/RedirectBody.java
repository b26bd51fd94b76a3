package dev.earthshine.http.exchange;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.KeptBody;
import dev.earthshine.http.message.ResponseHead;
import java.io.ByteArrayOutputStream;

/** Gathers the body of a redirect for the history: it may say why it leads elsewhere. */
final class RedirectBody {
  private static final int MAX = 64 * 1024;

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  /** Adds what came over the wire. */
  void add(byte[] chunk) {
    wire.write(chunk, 0, Math.min(chunk.length, MAX - wire.size()));
  }

  /** At most 64 KiB of what {@code head} announced in answer to {@code request}, as far as it can be decoded. */
  KeptBody decoded(HttpRequest request, ResponseHead head) {
    if (wire.size() == 0) {
      return KeptBody.NONE;
    }
    Unpacking unpacking = new Unpacking(request, MAX);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try {
      unpacking.begin(head);
      unpacking.input(wire.toByteArray());
      while (unpacking.isBusy()) {
        plain.writeBytes(unpacking.next());
      }
    } catch (HttpFailure brokenOrTooLong) {
      // The redirect is followed whatever its body; what was decoded is kept.
    } finally {
      unpacking.close();
    }
    return new KeptBody(plain.toByteArray());
  }
}
