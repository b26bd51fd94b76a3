package dev.earthshine.http.exchange;

import dev.earthshine.http.transport.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rings when the test says so. */
final class FakeTimer implements Timer {
  final Map<Runnable, Duration> scheduled = new LinkedHashMap<>();

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    scheduled.put(task, delay);
    return () -> scheduled.remove(task);
  }

  void ringAll() {
    for (Runnable task : scheduled.keySet().toArray(Runnable[]::new)) {
      scheduled.remove(task);
      task.run();
    }
  }
}
