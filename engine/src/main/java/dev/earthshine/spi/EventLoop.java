package dev.earthshine.spi;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Brings what happens on other threads to the one thread that runs the script.
 *
 * <p>Events run in the order they were posted, whenever the script waits and after its last statement. An evaluation
 * returns only when every task it {@linkplain #begin began} has {@linkplain #end ended}; when it fails, is interrupted or
 * its engine is closed, open tasks are aborted first.
 */
public interface EventLoop {
  /** Queues {@code event} for the script's thread. Callable from any thread; never blocks, never runs the event. */
  void post(Runnable event);

  /**
   * Runs {@code event} once, {@code delay} from now, in turn with what is posted until then. It does not keep the
   * evaluation open: that is for a task. Script's thread only.
   *
   * @return what makes it not run, unless it has run; may be called more than once
   */
  Runnable schedule(Duration delay, Runnable event);

  /** Keeps the evaluation open until {@code task} has ended. Script's thread only. */
  void begin(Task task);

  /** Has {@code task} aborted when the evaluation ends, which it does not keep open. Script's thread only. */
  void attach(Task task);

  /** Lets go of a task that was begun or attached; without effect a second time. Script's thread only. */
  void end(Task task);

  /**
   * Lets go of a task whose failure nobody has handled. When the script's last statement has run, the evaluation fails
   * with {@code error}, unless {@link #handled} was called for the task before: at the latest in an event that the one
   * under way has posted. Script's thread only.
   */
  void fail(Task task, Throwable error);

  /** Takes back {@link #fail}: the script has been given the error of {@code task}. Script's thread only. */
  void handled(Task task);

  /**
   * Runs events until {@code done} holds. Script's thread only; may be called from inside an event.
   *
   * <p>An interrupt of the thread ends the wait at once with an error that Lua code cannot catch.
   */
  void await(BooleanSupplier done);

  /** Who waits for whom in this loop. Script's thread only. */
  WaitForGraph graph();

  /** Something under way on behalf of a script. */
  interface Task {
    /** Ends the task early: releases what it holds and runs none of its callbacks any more. Idempotent. */
    void abort();
  }
}
