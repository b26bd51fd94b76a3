package dev.earthshine.spi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A search for waits that can only end when they have ended, as long as nothing changes. */
final class CircleSearch {
  /** Whether a wait that was come by is on the way that is being gone; the others lead to no circle. */
  private final IdentityHashMap<Wait, Boolean> isOnPath = new IdentityHashMap<>();

  private final Deque<Step> path = new ArrayDeque<>();

  /** The last wait of a circle, that {@code start} leads to, which can be ended; null if there is none. */
  @Nullable
  TimedWait from(Wait start) {
    Wait next = start;
    while (next != null) {
      Boolean known = isOnPath.putIfAbsent(next, true);
      if (known == null) {
        path.push(new Step(next, next.unmet().iterator()));
      } else if (known) {
        TimedWait found = lastBefore(next);
        if (found != null) {
          return found;
        }
      }
      next = next();
    }
    return null;
  }

  /** The next wait in depth. */
  private @Nullable Wait next() {
    for (Step step = path.peek(); step != null; step = path.peek()) {
      if (step.left().hasNext()) {
        return step.left().next();
      }
      isOnPath.put(path.pop().reached(), false);
    }
    return null;
  }

  private @Nullable TimedWait lastBefore(Wait first) {
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
