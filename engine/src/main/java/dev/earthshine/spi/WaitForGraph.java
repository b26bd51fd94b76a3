package dev.earthshine.spi;

import dev.earthshine.engine.value.RaisedError;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom in one event loop. A circle of waits, which no event can end, is ended by an error in one of them.
 * Script's thread only.
 */
public final class WaitForGraph {
  /** So many waits may hold up the thread on top of one another; each takes stack, as do the calls between them. */
  private static final int MAX_HOLDING = 150;

  private final EventLoop events;
  private final Queue<Wait> suspects = new ArrayDeque<>();
  private final Deque<Wait> holding = new ArrayDeque<>();

  // Mutable state
  /** Whether a search has found something held up, by the last wait alone as it seemed. */
  private boolean foundHeldUp;

  /** The graph of {@code events}, without waits. */
  public WaitForGraph(EventLoop events) {
    this.events = events;
  }

  /** Looks for circles through {@code wait}, when whoever called is suspended and can be found. */
  void suspect(Wait wait) {
    if (suspects.isEmpty()) {
      events.post(this::search);
    }
    suspects.add(wait);
  }

  /** Notes that {@code wait} holds up the thread, and with it all code that runs on its stack. */
  void hold(Wait wait) {
    if (holding.size() == MAX_HOLDING) {
      throw RaisedError.here(MAX_HOLDING
          + " waits are under way inside functions that cannot be suspended, such as those given to table.sort and"
          + " string.gsub; wait before such a call, not in it");
    }
    holding.push(wait);
  }

  /** Notes the end of the last {@link #hold}: the wait before it now holds up what both did. */
  void letGo() {
    holding.pop();
    Wait next = holding.peek();
    if (next != null && foundHeldUp) {
      foundHeldUp = false;
      suspect(next);
    }
  }

  /** The wait that has to end before anything else on the thread's stack can go on; null where none holds it up. */
  @Nullable
  Wait holding() {
    foundHeldUp = true;
    return holding.peek();
  }

  /** Forgets all waits: the evaluation has ended. */
  public void clear() {
    suspects.clear();
    holding.clear();
    foundHeldUp = false;
  }

  private void search() {
    Set<Wait> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Wait start = suspects.peek(); start != null; start = suspects.peek()) {
      TimedWait circular = circleFrom(start, seen);
      if (circular != null) {
        events.post(this::search); // The script goes on now, and may change the graph.
        circular.endCircle();
        return;
      }
      suspects.remove();
    }
  }

  /** Walks in depth from {@code start}, past what was {@code seen} before: that leads to no circle. */
  private static @Nullable TimedWait circleFrom(Wait start, Set<Wait> seen) {
    Set<Wait> onPath = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Step> path = new ArrayDeque<>();
    Wait next = start;
    while (true) {
      if (onPath.contains(next)) {
        return lastOf(path, next);
      }
      if (seen.add(next)) {
        onPath.add(next);
        path.push(new Step(next, next.unmet().iterator()));
      }
      while (!path.isEmpty() && !path.peek().left().hasNext()) {
        onPath.remove(path.pop().reached());
      }
      if (path.isEmpty()) {
        return null;
      }
      next = path.peek().left().next();
    }
  }

  /** The last wait on the way back to {@code first} that can be ended. */
  private static @Nullable TimedWait lastOf(Deque<Step> path, Wait first) {
    for (Step step : path) {
      if (step.reached() instanceof TimedWait found) {
        return found;
      }
      if (step.reached() == first) {
        return null;
      }
    }
    return null;
  }

  /** A wait on the way, and what it needs that has not been looked at. */
  private record Step(Wait reached, Iterator<Wait> left) {}
}
