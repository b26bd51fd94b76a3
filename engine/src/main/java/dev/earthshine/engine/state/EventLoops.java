package dev.earthshine.engine.state;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The event loops of one engine's evaluations that have begun tasks. Thread-safe. */
public final class EventLoops {
  private final Set<TaskLoop> loops = ConcurrentHashMap.newKeySet();

  /** None. */
  public EventLoops() {}

  void add(TaskLoop loop) {
    loops.add(loop);
  }

  void remove(TaskLoop loop) {
    loops.remove(loop);
  }

  /** Ends the evaluations, whose tasks are aborted. */
  public void close() {
    for (TaskLoop loop : loops) {
      loop.close(new CancellationException("the engine was closed"));
    }
  }
}
