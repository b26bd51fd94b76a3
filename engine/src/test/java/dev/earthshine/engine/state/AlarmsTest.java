package dev.earthshine.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlarmsTest {
  private final List<String> log = new ArrayList<>();

  /** Close to where a clock of nanoseconds overflows. */
  private long now = Long.MAX_VALUE - 5;

  private final Alarms alarms = new Alarms(() -> now);

  private Runnable set(long nanos, String name) {
    return alarms.set(Duration.ofNanos(nanos), () -> log.add(name));
  }

  private void ring(long at) {
    now += at;
    alarms.ring(Runnable::run);
  }

  @Test
  void ringInTheOrderOfTheirTimesAcrossAnOverflow() {
    set(20, "twenty");
    set(10, "ten");
    set(3, "three");
    assertThat(alarms.untilNext()).isEqualTo(3);
    ring(12);
    assertThat(log).containsExactly("three", "ten");
    assertThat(alarms.untilNext()).isEqualTo(8);
    ring(8);
    assertThat(log).containsExactly("three", "ten", "twenty");
    assertThat(alarms.untilNext()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ringInTheOrderTheyWereSetForTheSameTime() {
    for (int i = 0; i < 100; i++) {
      set(5, "number " + i);
    }
    ring(5);
    assertThat(log).hasSize(100).startsWith("number 0", "number 1").endsWith("number 99");
  }

  @Test
  void keepSilentWhenCancelledByOneThatRingsWithThem() {
    Runnable[] cancel = new Runnable[1];
    alarms.set(Duration.ofNanos(5), () -> cancel[0].run());
    cancel[0] = set(5, "never");
    List<Runnable> due = new ArrayList<>();
    now += 5;
    alarms.ring(due::add);
    due.forEach(Runnable::run);
    assertThat(due).hasSize(2);
    assertThat(log).isEmpty();
  }

  @Test
  void keepSilentWhenCancelled() {
    Runnable cancel = set(5, "never");
    set(5, "rings");
    cancel.run();
    cancel.run();
    ring(5);
    cancel.run();
    assertThat(log).containsExactly("rings");
  }

  @Test
  void survivesManyThatAreCancelled() {
    List<Runnable> cancels = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      cancels.add(set(i, "alarm " + i));
    }
    cancels.subList(0, 999).forEach(Runnable::run);
    ring(1000);
    assertThat(log).containsExactly("alarm 999");
  }
}
