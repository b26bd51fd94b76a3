package dev.earthshine.spi;

import dev.earthshine.engine.value.RaisedError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
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
    if (next == null) {
      foundHeldUp = false;
    } else if (foundHeldUp) {
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
    CircleSearch search = new CircleSearch();
    for (Wait start = suspects.peek(); start != null; start = suspects.peek()) {
      TimedWait circular = search.from(start);
      if (circular != null) {
        events.post(this::search); // The script goes on now, and may change the graph.
        circular.endCircle();
        return;
      }
      suspects.remove();
    }
  }
}
