package dev.earthshine.http.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Connects one exchange to the first of its addresses that answers, and to no other. Holds the session, because
 * HttpClient's own cancellation forgets it between the TCP connection and the end of the TLS handshake.
 */
final class HcDial implements ConnectionInitiator {
  private final ConnectionInitiator reactor;
  private final List<InetAddress> addresses;
  private final @Nullable Timeout perAddress;
  private final Runnable dialled;

  private @Nullable Future<IOSession> connecting;
  private @Nullable IOSession connection;
  private @Nullable IOSession session;
  private @Nullable Exception failure;
  private boolean aborted;

  /** Dials {@code addresses} in turn; {@code perAddress} bounds each attempt; {@code dialled} runs when one has answered. */
  HcDial(
      ConnectionInitiator reactor,
      List<InetAddress> addresses,
      @Nullable Timeout perAddress,
      Runnable dialled) {
    this.reactor = reactor;
    this.addresses = addresses;
    this.perAddress = perAddress;
    this.dialled = dialled;
  }

  @Override
  public Future<IOSession> connect(
      NamedEndpoint endpoint,
      @Nullable SocketAddress unresolved,
      @Nullable SocketAddress local,
      @Nullable Timeout timeout,
      @Nullable Object attachment,
      FutureCallback<IOSession> callback) {
    ComplexFuture<IOSession> result = new ComplexFuture<>(callback);
    dial(0, endpoint, local, attachment, result);
    return result;
  }

  private void dial(
      int index,
      NamedEndpoint endpoint,
      @Nullable SocketAddress local,
      @Nullable Object attachment,
      ComplexFuture<IOSession> result) {
    SocketAddress address = new InetSocketAddress(addresses.get(index), endpoint.getPort());
    Future<IOSession> attempt = reactor.connect(
        endpoint,
        address,
        local,
        perAddress,
        new Attempt(this, attachment),
        new FutureCallback<>() {
          @Override
          public void completed(IOSession opened) {
            if (connected(opened)) {
              dialled.run();
              result.completed(opened);
            } else {
              opened.close(CloseMode.IMMEDIATE);
              result.cancel();
            }
          }

          @Override
          public void failed(Exception cause) {
            refused(cause);
            if (index + 1 < addresses.size() && !isAborted()) {
              dial(index + 1, endpoint, local, attachment, result);
            } else {
              result.failed(cause);
            }
          }

          @Override
          public void cancelled() {
            result.cancel();
          }
        });
    attempted(attempt);
  }

  /**
   * Takes note of a connection before anybody else sees it: HttpClient loses one whose attempt is cancelled in the wrong
   * moment, and leaves it open.
   */
  void begin(IOSession begun) {
    synchronized (this) {
      connection = begun;
      if (!aborted) {
        return;
      }
    }
    begun.close(CloseMode.IMMEDIATE);
  }

  private synchronized void attempted(Future<IOSession> attempt) {
    connecting = attempt;
    if (aborted) {
      attempt.cancel(true);
    }
  }

  private synchronized boolean connected(IOSession opened) {
    session = opened;
    failure = null;
    return !aborted;
  }

  private synchronized void refused(Exception cause) {
    if (failure != null) {
      cause.addSuppressed(failure);
    }
    failure = cause;
  }

  /**
   * Why the last address could not be connected to, those before it suppressed; null if that was not the trouble.
   * HttpClient passes on a copy whose message speaks of an address it has never seen.
   */
  synchronized @Nullable Exception failure() {
    return failure;
  }

  private synchronized boolean isAborted() {
    return aborted;
  }

  /**
   * Gives up wherever the dialling stands.
   *
   * @return whether it was past connecting: then its callback need not hear of it
   */
  boolean abort() {
    Future<IOSession> attempt;
    IOSession begun;
    boolean opened;
    synchronized (this) {
      aborted = true;
      attempt = connecting;
      begun = connection;
      opened = session != null;
    }
    if (!opened && attempt != null) {
      attempt.cancel(true);
    }
    if (begun != null) {
      begun.close(CloseMode.IMMEDIATE);
    }
    return opened;
  }

  /** What goes with an attempt to connect: its dial, and the policy of versions. */
  record Attempt(HcDial dial, @Nullable Object versions) {}
}
