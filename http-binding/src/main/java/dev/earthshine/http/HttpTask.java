package dev.earthshine.http;

import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.RunningCall;
import dev.earthshine.spi.ScriptTask;
import dev.earthshine.spi.Wait;
import java.util.List;
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
final class HttpTask extends ScriptTask {
  private final Session session;
  private final @Nullable LuaFunction callback;

  /** Where the script began the task, to which a failure that nobody handles points; null where the callback takes it. */
  private final @Nullable Throwable begun;

  // Mutable state
  private Runnable closeExchange = () -> {};
  private @Nullable RunningCall call;
  private boolean isCalling;

  /** @param callback called with the response, or with nil and the error if it takes two parameters */
  HttpTask(Session session, @Nullable LuaFunction callback) {
    super(session.events());
    this.session = session;
    this.callback = callback;
    this.begun = callback != null && session.takes(callback, 2) ? null : new Throwable();
  }

  /** Says how the exchange is ended early. */
  void onAbort(Runnable close) {
    closeExchange = close;
  }

  /** Calls the callback with one piece of the response; {@code goOn} runs if it wants more. */
  void piece(HttpResponse piece, Runnable goOn) {
    call(piece.wrap(), results -> {
      if (results.arg1() == LuaValue.FALSE) {
        end(piece);
      } else {
        goOn.run();
      }
    });
  }

  /** Ends the task with its response, after the callback was called with it; what making it throws is the failure. */
  void complete(Supplier<LuaValue> whole) {
    LuaValue response;
    try {
      response = whole.get();
    } catch (RuntimeException | Error e) { // A body that fits its limit need not fit the memory.
      fail(e, false);
      return;
    }
    call(response, results -> succeed(response));
  }

  /** Ends the task with the response that was told piece by piece, or as much of it as the callback wanted. */
  void end(HttpResponse told) {
    succeed(told.withoutBody().wrap());
  }

  /** Ends the task because the exchange failed, after the callback was told if it wants to know. */
  void fail(RaisedError error) {
    if (begun == null) {
      call(
          LuaValue.varargsOf(LuaValue.NIL, error.getMessageObject()), results -> fail(error, true));
    } else {
      error.setStackTrace(begun.getStackTrace());
      fail(error, false);
    }
  }

  private void call(Varargs arguments, Consumer<Varargs> then) {
    if (isDone()) {
      return;
    }
    if (callback == null) {
      then.accept(LuaValue.NONE);
      return;
    }
    call = null;
    isCalling = true;
    RunningCall started = session.start(callback, arguments, new Completion() {
      @Override
      public void returned(Varargs results) {
        isCalling = false;
        then.accept(results);
      }

      @Override
      public void raised(Throwable error) {
        isCalling = false;
        broke(error);
      }
    });
    if (isDone()) {
      started.drop(); // The callback has aborted its own task and waits.
    } else if (isCalling) {
      call = started;
    }
  }

  /** Its callback may wait for it, as an answer that has come does not. */
  @Override
  protected List<Wait> needs() {
    return isCalling ? neededBy(call) : List.of();
  }

  /** Closes the exchange. A callback that waits does not go on; one that aborted its own task ends at its next wait. */
  @Override
  protected void release() {
    closeExchange.run();
    if (isCalling && call != null) {
      drop(call);
    }
  }
}
