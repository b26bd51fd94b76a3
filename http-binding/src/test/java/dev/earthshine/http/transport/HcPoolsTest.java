package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.ConnectionOptions;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.TlsOptions;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HcPoolsTest extends ServedTest {
  private static final int MANY = 5 * HcPools.UNUSED;

  private final HcReactor reactor = HcReactor.start();
  private final HcPools pools = reactor.pools();
  private final Transport transport = new HcTransport(
      SharedTransport.timer(),
      new Resolver(Duration.ofSeconds(1)),
      Duration.ofMinutes(1),
      () -> reactor);

  @AfterEach
  void stop() {
    reactor.close();
  }

  @Override
  protected Call begin(HttpRequest request, ResponseListener listener) {
    return transport.send(request, listener);
  }

  private static TlsOptions options(int number) {
    return new TlsOptions(
        true, List.of(), new TlsOptions.Identity(new NumberedKey(number), List.of()), false);
  }

  private static ConnectionOptions connection(int number) {
    return new ConnectionOptions(null, options(number), ConnectionOptions.Version.NEGOTIATED);
  }

  private void useOnce(int number) {
    pools.take(options(number));
    pools.giveBack(options(number));
  }

  @Test
  void equalOptionsShareAPool() {
    assertThat(pools.take(options(1)))
        .isSameAs(pools.take(options(1)))
        .isNotSameAs(pools.take(options(2)));
    assertThat(pools.take(TlsOptions.STANDARD)).isSameAs(pools.standard());
  }

  @Test
  void theLeastRecentlyUsedOfTooManyPoolsIsClosed() {
    HcPool first = pools.take(options(0));
    pools.giveBack(options(0));
    HcPool second = pools.take(options(1));
    pools.giveBack(options(1));
    useOnce(0);
    for (int i = 2; i <= HcPools.UNUSED; i++) {
      useOnce(i);
    }

    assertThat(first.connections().isClosed()).isFalse();
    assertThat(second.connections().isClosed()).isTrue();
  }

  @Test
  void manyWaysOfSpeakingTlsLeaveABoundedNumberOfConnections() throws Exception {
    for (int i = 0; i < MANY; i++) {
      send(request("/echo").connection(connection(i)).build()).awaitEnd();
    }

    assertThat(pools.size()).isLessThanOrEqualTo(1 + HcPools.UNUSED);
    assertThat(server.connections()).isEqualTo(MANY);
    server.awaitClosed(MANY - HcPools.UNUSED);
  }

  @Test
  void aPoolInUseIsNotClosedUnderItsExchange() throws Exception {
    Recorder slow = send(request("/slow").connection(connection(0)).build());
    server.awaitRequest(1);
    for (int i = 1; i < MANY; i++) {
      useOnce(i);
    }
    pools.closeIdle(TimeValue.ZERO_MILLISECONDS);
    server.release();

    assertThat(slow.awaitEnd().text()).isEqualTo("late");
  }

  @Test
  void aConnectionThatHasWaitedTooLongIsClosed() throws Exception {
    send(request("/echo").build()).awaitEnd();
    pools.closeIdle(TimeValue.ZERO_MILLISECONDS);

    server.awaitClosed(1);
  }

  @Test
  void anEmptyPoolThatNobodyUsesIsForgotten() {
    useOnce(1);
    pools.take(options(2));
    pools.closeIdle(TimeValue.ofSeconds(1));

    assertThat(pools.size()).isEqualTo(2);
  }

  /** A key as unlike all others as a real one. */
  private record NumberedKey(int number) implements PrivateKey {
    @Override
    public String getAlgorithm() {
      return "none";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
