package dev.earthshine.engine.state;

import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.WaitForGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The event loop of one state. All but {@link #post} and {@link #isWaiting} belongs to the thread that runs the state. */
final class TaskLoop implements EventLoop {
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Set<Task> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Task> attached = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Task, Throwable> unhandled = new LinkedHashMap<>();
  private final Runnable beforeWait;
  private final Alarms alarms;
  private final WaitForGraph graph = new WaitForGraph(this);

  /** The number of the evaluation under way, read by other threads. */
  private final AtomicLong evaluation = new AtomicLong();

  /** Set by other threads. */
  private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();

  // Mutable state
  private EventLoops loops = new EventLoops();
  private volatile boolean waiting;

  /**
   * @param beforeWait run each time the loop is about to block, to flush what the script printed
   * @param nanoTime the clock of {@link #schedule}
   */
  TaskLoop(Runnable beforeWait, LongSupplier nanoTime) {
    this.beforeWait = beforeWait;
    this.alarms = new Alarms(nanoTime);
  }

  @Override
  public void post(Runnable event) {
    events.add(event);
  }

  /** Says where this loop is listed while tasks are open. */
  void listIn(EventLoops list) {
    loops = list;
  }

  @Override
  public Runnable schedule(Duration delay, Runnable event) {
    return alarms.set(delay, event);
  }

  @Override
  public void begin(Task task) {
    open.add(task);
    loops.add(this);
  }

  @Override
  public void attach(Task task) {
    attached.add(task);
    loops.add(this);
  }

  @Override
  public void end(Task task) {
    open.remove(task);
    attached.remove(task);
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
    boolean outer = waiting;
    waiting = true;
    try {
      poll();
      while (!done.getAsBoolean()) {
        next().run();
        poll();
      }
    } finally {
      waiting = outer;
    }
  }

  @Override
  public WaitForGraph graph() {
    return graph;
  }

  /** Whether the owner is in one of our waits, and so will run an event that is posted now once it is through with others. */
  boolean isWaiting() {
    return waiting;
  }

  /**
   * Runs events until no task is open and nothing posted is left to run.
   *
   * @throws Uncatchable at the first failure of a task that nobody handled; further ones are attached as suppressed
   */
  void drain() {
    BooleanSupplier failedOrOver =
        () -> !unhandled.isEmpty() || (open.isEmpty() && events.isEmpty());
    await(failedOrOver);
    while (!unhandled.isEmpty()) {
      failUnlessHandled(new LinkedHashMap<>(unhandled));
      await(failedOrOver);
    }
  }

  /** Who waits for a task that failed may go on in an event of its own, which is queued by now. */
  private void failUnlessHandled(Map<Task, Throwable> failures) {
    boolean[] heard = {false};
    post(() -> heard[0] = true);
    await(() -> heard[0]);
    failures.keySet().retainAll(unhandled.keySet());
    if (!failures.isEmpty()) {
      failures.putAll(unhandled); // Of those that failed meanwhile, nobody can be told any more.
      Throwable first = failures.values().iterator().next();
      Uncatchable ended = new Uncatchable(text(first), first);
      failures.values().stream()
          .filter(error -> error != first) // Tasks that awaited the same one have the same error.
          .forEach(ended::addSuppressed);
      throw ended;
    }
  }

  /** Makes the evaluation that is under way fail with {@code reason} if it has open tasks. Callable from any thread. */
  void close(Throwable reason) {
    Closing wish = new Closing(evaluation.get(), reason);
    closing.accumulateAndGet(wish, (old, now) -> old != null && old.isAfter(now) ? old : now);
    post(() -> {}); // Ends a wait.
  }

  /** Ends the evaluation if it was {@link #close}d: again and again, as long as Java code catches that and goes on. */
  void poll() {
    Closing asked = closing.get();
    if (asked != null) {
      boolean hasTasks = !(open.isEmpty() && attached.isEmpty());
      if (hasTasks && asked.evaluation == evaluation.get()) {
        throw new Uncatchable(text(asked.reason), asked.reason);
      }
      closing.compareAndSet(asked, null);
    }
  }

  /** An evaluation has ended: what was meant for it does not concern the next one. */
  void nextEvaluation() {
    List.copyOf(attached).forEach(Task::abort);
    attached.clear();
    evaluation.incrementAndGet();
    graph.clear();
    alarms.clear();
    loops.remove(this);
  }

  /** Aborts every open task after {@code error} ended the evaluation; what the aborts throw is attached to it. */
  void abortAll(Throwable error) {
    List<Task> tasks = new ArrayList<>(open);
    tasks.addAll(attached);
    open.clear();
    attached.clear();
    for (Task task : tasks) {
      try {
        task.abort();
      } catch (RuntimeException | Error e) {
        error.addSuppressed(e);
      }
    }
    events.clear();
    alarms.clear();
    unhandled.clear();
  }

  private Runnable next() {
    while (true) {
      if (Thread.interrupted()) {
        throw interrupted(new InterruptedException("interrupted while waiting for tasks"));
      }
      alarms.ring(events::add);
      Runnable ready = events.poll();
      if (ready == null) {
        ready = block();
      }
      if (ready != null) {
        return ready;
      }
    }
  }

  /** Blocks until an event is posted, or the next alarm is due: then there is none. */
  private @Nullable Runnable block() {
    beforeWait.run();
    try {
      return events.poll(alarms.untilNext(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
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

  /** The wish to end an evaluation. */
  private record Closing(long evaluation, Throwable reason) {
    boolean isAfter(Closing other) {
      return evaluation > other.evaluation;
    }
  }
}
