package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.Wait;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * An exchange under way, and in the end its outcome. Belongs to the script's thread; what happens on the wire reaches it
 * as events of the loop. It is done when its last callback has returned.
 */
final class HttpTask extends Wait implements EventLoop.Task {
  private final Session session;
  private final @Nullable LuaFunction callback;

  /** Where the script began the task: a failure that nobody handles points there. */
  private final Throwable begun = new Throwable();

  // Mutable state
  private boolean done;
  private LuaValue response = LuaValue.NIL;
  private @Nullable Throwable failure;
  private Runnable closeExchange = () -> {};

  /** @param callback called with the response, or with nil and the error if it takes two parameters */
  HttpTask(Session session, @Nullable LuaFunction callback) {
    super(session.events());
    this.session = session;
    this.callback = callback;
    session.events().begin(this);
  }

  /** Says how the exchange is ended early. */
  void onAbort(Runnable close) {
    closeExchange = close;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  /** The response; a failure is raised, and so is handled. */
  @Override
  public LuaValue result() {
    if (failure == null) {
      return response;
    }
    session.events().handled(this);
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  /** Calls the callback with one piece of the response; {@code goOn} runs if it wants more. */
  void piece(LuaValue piece, Runnable goOn) {
    call(piece, results -> {
      if (results.arg1() == LuaValue.FALSE) {
        stop();
      } else {
        goOn.run();
      }
    });
  }

  /** Ends the task with its response, after the callback was called with it; what making it throws is the failure. */
  void complete(Supplier<LuaValue> whole) {
    try {
      response = whole.get();
    } catch (RuntimeException | Error e) { // A body that fits its limit need not fit the memory.
      end(e, false);
      return;
    }
    call(response, results -> stop());
  }

  /** Ends the task without a failure: all is told, or the callback wants no more. */
  void stop() {
    if (!done) {
      done = true;
      closeExchange.run();
      session.events().end(this);
      done();
    }
  }

  /** Ends the task because the exchange failed, after the callback was told if it wants to know. */
  void fail(RaisedError error) {
    if (callback != null && session.takes(callback, 2)) {
      call(LuaValue.varargsOf(LuaValue.NIL, error.getMessageObject()), results -> end(error, true));
    } else {
      error.setStackTrace(begun.getStackTrace());
      end(error, false);
    }
  }

  private void call(Varargs arguments, Consumer<Varargs> then) {
    if (done) {
      return;
    }
    if (callback == null) {
      then.accept(LuaValue.NONE);
      return;
    }
    session.start(callback, arguments, new Completion() {
      @Override
      public void returned(Varargs results) {
        then.accept(results);
      }

      @Override
      public void raised(Throwable error) {
        end(error, false);
      }
    });
  }

  private void end(Throwable error, boolean handled) {
    if (done) {
      return;
    }
    done = true;
    failure = error;
    closeExchange.run();
    if (handled) {
      session.events().end(this);
    } else {
      session.events().fail(this, error);
    }
    done();
  }

  /** Wakes nobody: the evaluation itself is over. */
  @Override
  public void abort() {
    if (!done) {
      done = true;
      failure = HttpErrors.aborted();
      closeExchange.run();
      session.events().end(this);
    }
  }

  private Varargs cancel() {
    if (!done) {
      abort();
      done();
    }
    return LuaValue.NONE;
  }

  private static Wait await(Varargs args) {
    HttpTask task = HttpTask.TYPE.check(Args.at(args, 1), 1);
    LuaValue seconds = Args.at(args, 2);
    return seconds.isnil() ? task : new TimedWait(task.session, task, Args.number(seconds, 2));
  }

  private String describe() {
    return "Task: " + (!done ? "running" : failure != null ? "failed" : "done");
  }

  static final UserdataType<HttpTask> TYPE = UserdataType.<HttpTask>named("Task")
      .function(Wait.function("await", HttpTask::await))
      .method("abort", (self, args) -> self.cancel())
      .method("cancel", (self, args) -> self.cancel())
      .method("done", (self, args) -> LuaValue.valueOf(self.done))
      .tostring(HttpTask::describe)
      .build();
}
