package dev.earthshine.engine.state;

import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.EventLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The event loop of one state. All but {@link #post} and {@link #isWaiting} belongs to the thread that runs the state. */
final class TaskLoop implements EventLoop {
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Set<Task> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Task, Throwable> unhandled = new LinkedHashMap<>();
  private final Runnable beforeWait;

  /** The number of the evaluation under way, read by other threads. */
  private final AtomicLong evaluation = new AtomicLong();

  // Mutable state
  private @Nullable Throwable closed;
  private volatile boolean waiting;

  /** @param beforeWait run each time the loop is about to block, to flush what the script printed */
  TaskLoop(Runnable beforeWait) {
    this.beforeWait = beforeWait;
  }

  @Override
  public void post(Runnable event) {
    events.add(event);
  }

  @Override
  public void begin(Task task) {
    open.add(task);
  }

  @Override
  public void end(Task task) {
    open.remove(task);
  }

  @Override
  public void fail(Task task, Throwable error) {
    open.remove(task);
    unhandled.put(task, error);
  }

  @Override
  public void handled(Task task) {
    unhandled.remove(task);
  }

  @Override
  public void await(BooleanSupplier done) {
    throwIfClosed();
    while (!done.getAsBoolean()) {
      next().run();
      throwIfClosed();
    }
  }

  /** Whether the owner is in one of our waits, and so will soon run an event that is posted now. */
  boolean isWaiting() {
    return waiting;
  }

  /**
   * Runs events until no task is open and nothing posted is left to run.
   *
   * @throws Uncatchable at the first failure of a task that nobody handled; further ones are attached as suppressed
   */
  void drain() {
    await(() -> !unhandled.isEmpty() || (open.isEmpty() && events.isEmpty()));
    if (!unhandled.isEmpty()) {
      Iterator<Throwable> errors = unhandled.values().iterator();
      Throwable first = errors.next();
      errors.forEachRemaining(first::addSuppressed);
      throw new Uncatchable(text(first), first);
    }
  }

  /**
   * Makes the evaluation that is under way fail with {@code reason} if it has open tasks when it next takes an event.
   * Callable from any thread.
   */
  void close(Throwable reason) {
    long meant = evaluation.get();
    post(() -> {
      if (meant == evaluation.get() && !open.isEmpty()) {
        closed = reason;
      }
    });
  }

  /** An evaluation has ended: what was meant for it does not concern the next one. */
  void nextEvaluation() {
    evaluation.incrementAndGet();
    closed = null;
  }

  /** Aborts every open task after {@code error} ended the evaluation; what the aborts throw is attached to it. */
  void abortAll(Throwable error) {
    List<Task> tasks = new ArrayList<>(open);
    open.clear();
    for (Task task : tasks) {
      try {
        task.abort();
      } catch (RuntimeException e) {
        error.addSuppressed(e);
      }
    }
    events.clear();
    unhandled.clear();
    closed = null;
  }

  private void throwIfClosed() {
    if (closed != null) {
      throw new Uncatchable(text(closed), closed);
    }
  }

  private Runnable next() {
    if (Thread.interrupted()) {
      throw interrupted(new InterruptedException("interrupted while waiting for tasks"));
    }
    Runnable ready = events.poll();
    if (ready != null) {
      return ready;
    }
    beforeWait.run();
    waiting = true;
    try {
      return events.take();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      waiting = false;
    }
  }

  /** The interrupt flag stays set, so that the host sees it too. */
  private static Uncatchable interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new Uncatchable(text(cause), cause);
  }

  private static String text(Throwable reason) {
    return String.valueOf(reason.getMessage());
  }
}
