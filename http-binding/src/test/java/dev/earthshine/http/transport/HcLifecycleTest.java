package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HcLifecycleTest {
  private static final Duration IDLE = Duration.ofSeconds(77);

  private final List<HcReactor> started = new ArrayList<>();
  private final BlockingQueue<Runnable> stops = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> sweeps = new LinkedBlockingQueue<>();
  private final Transport transport =
      new HcTransport(this::schedule, new Resolver(Duration.ofSeconds(1)), IDLE, () -> {
        HcReactor reactor = HcReactor.start();
        started.add(reactor);
        return reactor;
      });

  private Timer.Alarm schedule(Duration delay, Runnable task) {
    if (!delay.equals(IDLE) && !delay.equals(HcTransport.SWEEP)) {
      return SharedTransport.timer().schedule(delay, task);
    }
    BlockingQueue<Runnable> tasks = delay.equals(IDLE) ? stops : sweeps;
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  private void send(TestServer server) throws Exception {
    Recorder answer = new Recorder();
    transport
        .send(HttpRequest.builder(HttpUrl.parse(server.url("/echo"))).build(), answer)
        .demand(Long.MAX_VALUE);
    answer.awaitEnd();
  }

  @Test
  void nothingRunsBeforeTheFirstRequestAndNothingAfterIdling() throws Exception {
    try (TestServer server = TestServer.start()) {
      assertThat(started).isEmpty();
      send(server);
      Runnable stop = stops.poll(10, TimeUnit.SECONDS);
      assertThat(stop).isNotNull();
      stop.run();
      assertThat(started.get(0).isRunning()).isFalse();

      send(server);
      assertThat(started).hasSize(2);
      assertThat(started.get(1).isRunning()).isTrue();
    }
    started.forEach(HcReactor::close);
  }

  @Test
  void itsPoolsAreLookedThroughWhileItRuns() throws Exception {
    try (TestServer server = TestServer.start()) {
      send(server);
      sweeps.remove().run();
      assertThat(sweeps).hasSize(1);
      stops.take().run();
      assertThat(sweeps).isEmpty();
    }
  }

  @Test
  void aNewRequestKeepsItRunning() throws Exception {
    try (TestServer server = TestServer.start()) {
      send(server);
      Runnable stop = stops.take();
      Recorder answer = new Recorder();
      Call call =
          transport.send(HttpRequest.builder(HttpUrl.parse(server.url("/slow"))).build(), answer);
      stop.run();

      assertThat(started.get(0).isRunning()).isTrue();
      call.abort();
    }
    started.forEach(HcReactor::close);
  }
}
