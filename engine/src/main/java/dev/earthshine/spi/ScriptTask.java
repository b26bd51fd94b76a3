package dev.earthshine.spi;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Thrown;
import dev.earthshine.engine.value.UserdataType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Something a script has begun, and in the end its outcome: what scripts know as a <em>Task</em>, with {@code await},
 * {@code abort} (also {@code cancel}) and {@code done}. The evaluation lasts until it has ended.
 *
 * <p>A call that returns a task as its {@link Wait} owns it: if the call is given up, the task is aborted. A script that
 * awaits one does not. Script's thread only.
 */
public abstract class ScriptTask extends Wait implements EventLoop.Task {
  private final EventLoop events;

  // Mutable state
  private boolean done;
  private boolean aborted;
  private Varargs results = LuaValue.NONE;
  private @Nullable Throwable failure;

  /** A task that has just begun. */
  @SuppressWarnings("this-escape") // The loop keeps it, and calls nothing before the next event.
  protected ScriptTask(EventLoop events) {
    super(events);
    this.events = events;
    events.begin(this);
  }

  /** The task as scripts see it. */
  public final LuaUserdata wrap() {
    return TYPE.wrap(this);
  }

  /** Lets go of what the task holds. Called once, when it ends in whatever way. */
  protected abstract void release();

  @Override
  public final boolean isDone() {
    return done;
  }

  /** The results; a failure is raised, and so is handled. */
  @Override
  public final Varargs result() {
    if (failure == null) {
      return results;
    }
    events.handled(this);
    throw Thrown.on(failure);
  }

  /** Ends the task with what waiting calls return; without effect on one that has ended. */
  protected final void succeed(Varargs values) {
    if (!done) {
      results = values;
      end();
      events.end(this);
      done();
    }
  }

  /**
   * Ends the task with what waiting calls raise; without effect on one that has ended.
   *
   * @param told whether the script knows of the failure already; else the evaluation fails unless somebody waits
   */
  protected final void fail(Throwable error, boolean told) {
    if (!done) {
      failure = error;
      end();
      if (told) {
        events.end(this);
      } else {
        events.fail(this, error);
      }
      done();
    }
  }

  /** Ends the task because its code has raised {@code error}; code that has aborted its own task may do so later. */
  protected final void broke(Throwable error) {
    if (!done) {
      fail(error, false);
    } else {
      failure = error;
      events.fail(this, error);
    }
  }

  /** Ends the task and wakes nobody: the evaluation is over, or the call that owned it was given up. */
  @Override
  public final void abort() {
    if (!done) {
      aborted = true;
      failure = RaisedError.of(ErrorKind.ABORTED.error("the task was aborted"));
      end();
      events.end(this);
    }
  }

  /** Ends the task for the script, whose other callbacks hear of it in an event of their own. */
  final void cancel() {
    if (!done) {
      abort();
      events.post(this::done);
    }
  }

  /** What a call that this task lasts as long as still needs: what it waits for, or what holds up the thread under it. */
  protected final List<Wait> neededBy(@Nullable RunningCall call) {
    Wait wait = call == null ? null : call.waitsFor();
    Wait needed = wait == null ? events.graph().holding() : wait;
    return needed == null ? List.of() : List.of(needed);
  }

  /** Ends a call made for this task, which has ended: now if it waits, else at its next wait, before which it may fail. */
  protected final void drop(RunningCall running) {
    if (running.isWaiting()) {
      running.drop();
    } else {
      events.post(running::drop);
    }
  }

  private void end() {
    done = true;
    release();
  }

  @Override
  public final void abandon() {
    abort();
  }

  private static Wait await(Varargs args) {
    ScriptTask task = ScriptTask.TYPE.check(Args.at(args, 1), 1);
    LuaValue seconds = Args.at(args, 2);
    return new TimedWait(task.events, task, seconds.isnil() ? null : Args.seconds(seconds, 2));
  }

  private static LuaValue cancel(ScriptTask task, Varargs args) {
    task.cancel();
    return LuaValue.NONE;
  }

  @Override
  public final String toString() {
    return "Task: "
        + (!done ? "running" : aborted ? "aborted" : failure != null ? "failed" : "done");
  }

  /** The userdata type of every task. */
  public static final UserdataType<ScriptTask> TYPE = UserdataType.<ScriptTask>named("Task")
      .function(Wait.function("await", ScriptTask::await))
      .method("abort", ScriptTask::cancel)
      .method("cancel", ScriptTask::cancel)
      .method("done", (self, args) -> LuaValue.valueOf(self.done))
      .tostring(ScriptTask::toString)
      .build();
}
