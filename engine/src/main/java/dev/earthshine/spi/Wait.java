package dev.earthshine.spi;

import dev.earthshine.engine.value.JavaFunction;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.luaj.vm2.Varargs;

/**
 * What a call waits for. The call suspends the callback or coroutine it is made in, so that the others go on; where
 * nothing can be suspended, as in the main chunk, the thread waits and runs events meanwhile.
 *
 * <pre>{@code
 * Wait.function("sleep", args -> new Sleep(context.events(), Args.number(args.arg1(), 1)));
 * }</pre>
 *
 * <p>Script's thread only.
 */
public abstract class Wait {
  private final EventLoop events;

  // Mutable state
  private Set<Runnable> waiters = Set.of();

  /** Something that will be done in an event of {@code events}. */
  protected Wait(EventLoop events) {
    this.events = events;
  }

  /** A Lua function whose calls wait for what {@code body} begins, and return its {@link #result}. */
  public static JavaFunction function(String name, Function<Varargs, Wait> body) {
    return new WaitingFunction(name, body, () -> {});
  }

  /**
   * A Lua function as {@link #function} makes it, to be the iterator of a generic loop.
   *
   * @param onLeave run each time such a loop is left, in whatever way; to release what the iterator holds. A loop in a
   *     coroutine that nobody resumes any more is not left.
   */
  public static JavaFunction iterator(String name, Function<Varargs, Wait> body, Runnable onLeave) {
    return new WaitingFunction(name, body, onLeave);
  }

  /** Whether there is nothing more to wait for. */
  public abstract boolean isDone();

  /** What the waiting call returns, or the error it raises. Asked for once this is done. */
  public abstract Varargs result();

  /**
   * Tells that the call that waited has been given up and will not go on. What goes on for it alone is to be ended; what
   * others may want is not.
   */
  public void abandon() {}

  /** What has to end before this can, as far as that is known: of use to find those who wait for each other. */
  protected List<Wait> needs() {
    return List.of();
  }

  /** What this still {@linkplain #needs needs}. */
  final List<Wait> unmet() {
    return isDone() ? List.of() : needs();
  }

  /** Tells those who wait that this is done. To be called once, when {@link #isDone} has become true. */
  protected final void done() {
    Iterator<Runnable> told = waiters.iterator();
    waiters = Set.of();
    if (told.hasNext()) {
      Runnable first = told.next();
      told.forEachRemaining(events::post); // The first may hold up the thread, not these.
      first.run();
    }
  }

  /** Runs {@code then} when this is done. */
  public final void whenDone(Runnable then) {
    if (isDone()) {
      then.run();
      return;
    }
    if (waiters.isEmpty()) {
      waiters = new LinkedHashSet<>(2);
    }
    waiters.add(then);
  }

  /** Takes {@link #whenDone} back, so that what may last long does not keep those who have given up waiting for it. */
  final void forget(Runnable then) {
    if (!waiters.isEmpty()) {
      waiters.remove(then);
    }
  }

  /** Queues {@code event} for the loop this waits in. */
  public final void post(Runnable event) {
    events.post(event);
  }

  /** Waits on the thread, running events; for code that cannot be suspended. */
  public final Varargs block() {
    WaitForGraph graph = events.graph();
    try {
      graph.hold(this);
      try {
        events.await(this::isDone);
      } finally {
        graph.letGo();
      }
    } catch (Throwable t) {
      abandon();
      throw t;
    }
    return result();
  }
}
