package dev.earthshine.http.transport;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;

/**
 * What a server said last on a connection that broke. One that refuses an upload may answer it and close with the rest
 * unread: then sending fails while the answer lies here to be read, and that is what counts. I/O thread only.
 */
final class HcLastWords {
  private boolean isReading;

  /** Input is being read, until {@link #hasRead}: a failure in between leaves nothing more to read. */
  void reads() {
    isReading = true;
  }

  /** Input has been read. */
  void hasRead() {
    isReading = false;
  }

  /**
   * Reads what there is after {@code cause} befell {@code connection}, as long as it is {@code wanted}: whether it is
   * demanded or not, since there is no more of it than the kernel has room for.
   */
  void hear(IOSession session, Exception cause, HttpConnection connection, BooleanSupplier wanted) {
    if (isReading || !(cause instanceof IOException) || cause instanceof SSLException) {
      return;
    }
    // That of TLS, where there is TLS; it hands on to the one of HTTP.
    IOEventHandler outermost = session.getHandler();
    try {
      long before = -1;
      while (session.isOpen() && wanted.getAsBoolean() && received(connection) > before) {
        before = received(connection);
        outermost.inputReady(session, null);
      }
    } catch (IOException | CancelledKeyException nothingMore) {
      // The first failure is the one to tell.
    }
  }

  private static long received(HttpConnection connection) {
    EndpointDetails details = connection.getEndpointDetails();
    return details == null ? 0 : details.getReceivedBytesCount();
  }
}
