package dev.earthshine.http.transport;

import dev.earthshine.http.message.HttpRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A test of the transport with a pool of its own. */
abstract class OwnReactorTest extends ServedTest {
  final HcReactor reactor = HcReactor.start();
  final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1), OwnReactorTest::lookUp),
      Duration.ofSeconds(60),
      () -> reactor);

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    if (host.equals("two.test")) {
      return new InetAddress[] {
        InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), InetAddress.getLoopbackAddress()
      };
    }
    return InetAddress.getAllByName(host);
  }

  @AfterEach
  final void stopReactor() {
    reactor.close();
  }

  @Override
  protected final Call begin(HttpRequest request, ResponseListener listener) {
    return transport.send(request, listener);
  }

  /** How many connections the pool believes are in use. */
  final int leased() {
    return reactor.pool().getTotalStats().getLeased();
  }
}
