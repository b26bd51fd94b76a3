package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch answering = new CountDownLatch(1);

  private InetAddress[] lookUp(String host) {
    asked.add(host);
    try {
      if (host.startsWith("dead") && !answering.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody let the name server answer");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static CompletableFuture<List<InetAddress>> resolve(Resolver resolver, String host) {
    CompletableFuture<List<InetAddress>> result = new CompletableFuture<>();
    resolver.resolve(host, () -> true, result::complete, result::completeExceptionally);
    return result;
  }

  @Test
  void aFewLookupsThatHangHoldNoOthersUp() {
    Resolver resolver = new Resolver(IDLE, this::lookUp);
    for (int i = 0; i < Resolver.THREADS - 1; i++) {
      CompletableFuture<List<InetAddress>> unused = resolve(resolver, "dead" + i);
    }
    assertThat(resolve(resolver, "alive"))
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo(List.of(InetAddress.getLoopbackAddress()));
    assertThat(Resolver.THREADS).isGreaterThan(4);
    answering.countDown();
  }

  @Test
  void aLookupNobodyWantsAnyMoreIsSkipped() {
    Resolver resolver = new Resolver(IDLE, this::lookUp);
    for (int i = 0; i < Resolver.THREADS; i++) {
      CompletableFuture<List<InetAddress>> unused = resolve(resolver, "dead" + i);
    }
    resolver.resolve("aborted", () -> false, found -> {}, failed -> {});
    CompletableFuture<List<InetAddress>> next = resolve(resolver, "alive");
    answering.countDown();

    assertThat(next).succeedsWithin(Duration.ofSeconds(5));
    assertThat(asked).contains("alive").doesNotContain("aborted");
  }

  @Test
  void aLookupBeyondThoseThatMayWaitFailsAtOnce() {
    Resolver resolver = new Resolver(IDLE, this::lookUp);
    for (int i = 0; i < Resolver.THREADS + Resolver.WAITING; i++) {
      CompletableFuture<List<InetAddress>> unused = resolve(resolver, "dead" + i);
    }

    assertThat(resolve(resolver, "one.more"))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            HttpFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.DNS))
        .withMessageContaining("host one.more is not looked up: 1024 lookups wait already");
    answering.countDown();
  }

  @Test
  void anErrorOfTheLookupIsItsFailure() {
    Error broken = new NoClassDefFoundError("provider");
    Resolver resolver = new Resolver(IDLE, host -> {
      throw broken;
    });

    assertThat(resolve(resolver, "alive"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCause(broken);
  }
}
