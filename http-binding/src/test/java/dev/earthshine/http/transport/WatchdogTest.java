package dev.earthshine.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.http.message.HttpFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Runnable> alarms = new ArrayList<>();
  private final List<HttpFailure> barks = new ArrayList<>();

  /** Cannot take back what is about to ring. */
  private final Watchdog watchdog = new Watchdog(
      (delay, task) -> {
        alarms.add(task);
        return () -> {};
      },
      barks::add);

  private void watch(Duration limit) {
    watchdog.watch(HttpFailure.Kind.READ_TIMEOUT, () -> "silence for", limit);
  }

  @Test
  void silenceBeyondTheLimitIsAFailure() {
    watch(Duration.ZERO);
    alarms.get(0).run();

    assertThat(barks).hasSize(1);
    assertThat(barks.get(0).kind()).isEqualTo(HttpFailure.Kind.READ_TIMEOUT);
    assertThat(barks.get(0).message()).startsWith("silence for 0");
  }

  @Test
  void phasesThatFollowEachOtherShareAnAlarm() {
    watch(MINUTE);
    watch(MINUTE);

    assertThat(alarms).hasSize(1);
  }

  @Test
  void anAlarmThatRingsEarlySetsItselfAnew() {
    watch(MINUTE);
    alarms.get(0).run();

    assertThat(alarms).hasSize(2);
    assertThat(barks).isEmpty();
  }

  @Test
  void aShorterLimitTakesThePlaceOfTheAlarmForALongerOne() {
    watch(MINUTE);
    watch(Duration.ZERO);
    alarms.get(0).run();
    assertThat(barks).isEmpty();
    alarms.get(1).run();

    assertThat(barks).hasSize(1);
    assertThat(alarms).hasSize(2);
  }

  /** Lets the alarm ring that was set last. */
  private void ring() {
    alarms.get(alarms.size() - 1).run();
  }

  @Test
  void theClockRunsOnlyWhenThisSideIsReadyWithBoth() {
    watch(Duration.ZERO);
    watchdog.pause(Watchdog.Side.SENDING);
    watchdog.pause(Watchdog.Side.TAKING);
    watchdog.resume(Watchdog.Side.SENDING);
    ring();
    watchdog.pause(Watchdog.Side.SENDING);
    watchdog.resume(Watchdog.Side.TAKING);
    assertThat(alarms).hasSize(1);
    assertThat(barks).isEmpty();

    watchdog.resume(Watchdog.Side.SENDING);
    assertThat(alarms).hasSize(2);
    ring();
    assertThat(barks).hasSize(1);
  }

  @Test
  void aNewPhaseEndsNoPause() {
    watchdog.pause(Watchdog.Side.TAKING);
    watch(Duration.ZERO);
    ring();
    assertThat(barks).isEmpty();

    watchdog.resume(Watchdog.Side.TAKING);
    ring();
    assertThat(barks).hasSize(1);
  }

  @Test
  void toBeReadyWithWhatItWasNotSlowWithDoesNotStartTheClock() {
    watch(Duration.ZERO);
    watchdog.pause(Watchdog.Side.TAKING);
    watchdog.resume(Watchdog.Side.SENDING);
    ring();

    assertThat(barks).isEmpty();
  }
}
