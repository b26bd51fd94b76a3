package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.testing.TestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HcDialTest {
  private final HcReactor reactor = HcReactor.start();

  @AfterEach
  void stop() {
    reactor.close();
  }

  private static InetAddress loopback(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private CompletableFuture<IOSession> connect(HcDial dial, int port) {
    CompletableFuture<IOSession> result = new CompletableFuture<>();
    Future<IOSession> unused = dial.connect(
        new HttpHost("http", "name.invalid", port),
        null,
        null,
        null,
        HttpVersionPolicy.FORCE_HTTP_1,
        new FutureCallback<>() {
          @Override
          public void completed(IOSession session) {
            result.complete(session);
          }

          @Override
          public void failed(Exception cause) {
            result.completeExceptionally(cause);
          }

          @Override
          public void cancelled() {
            result.cancel(false);
          }
        });
    return result;
  }

  @Test
  void dialsTheNextAddressWhenOneRefuses() throws Exception {
    try (TestServer server = TestServer.start()) {
      List<InetAddress> addresses = List.of(loopback(2), loopback(1));
      HcDial dial = new HcDial(reactor.io(), addresses, Timeout.ofSeconds(5), () -> {});
      IOSession session = connect(dial, server.port()).get(10, TimeUnit.SECONDS);

      assertThat(session.getRemoteAddress())
          .isEqualTo(new InetSocketAddress(loopback(1), server.port()));
      session.close(CloseMode.IMMEDIATE);
    }
  }

  @Test
  void anAbortedDialConnectsNoMore() throws Exception {
    try (TestServer server = TestServer.start()) {
      HcDial dial = new HcDial(reactor.io(), List.of(loopback(1)), null, () -> {});
      dial.abort();
      CompletableFuture<IOSession> result = connect(dial, server.port());

      assertThat(result
              .handle((session, failure) -> failure != null || !session.isOpen())
              .get(10, TimeUnit.SECONDS))
          .isTrue();
    }
  }
}
