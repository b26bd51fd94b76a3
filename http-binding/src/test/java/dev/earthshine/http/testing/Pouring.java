package dev.earthshine.http.testing;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a body piece by piece, each when Jetty has got rid of the one before, and counts what it has got rid of. */
public final class Pouring implements JettyRoute {
  private static final int PIECE = 16 * 1024;

  private final byte[] body;
  private final AtomicLong written = new AtomicLong();

  /** Pours {@code body} out, once. */
  public Pouring(byte[] body) {
    this.body = body;
  }

  /** How many bytes the client, or the buffers on the way to it, have taken. */
  public long written() {
    return written.get();
  }

  @Override
  public void answer(Request request, Response response, Callback done) {
    pour(response, 0, done);
  }

  private void pour(Response response, int from, Callback done) {
    int to = Math.min(body.length, from + PIECE);
    boolean last = to == body.length;
    Callback next = Callback.from(
        () -> {
          written.set(to);
          if (last) {
            done.succeeded();
          } else {
            pour(response, to, done);
          }
        },
        done::failed);
    response.write(last, ByteBuffer.wrap(body, from, to - from), next);
  }
}
