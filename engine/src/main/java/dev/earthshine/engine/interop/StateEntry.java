package dev.earthshine.engine.interop;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The way from Java code that holds a Lua function or a view of a table back into the Lua state they belong to.
 *
 * <p>Called from any thread, for every call of a function and every access to a view.
 */
public interface StateEntry {
  /**
   * Whether the calling thread is running the state now: then what a call into it throws passes on unchanged. A state that
   * cannot tell says so.
   */
  default boolean isEntered() {
    return true;
  }

  /**
   * Runs {@code body} as the owner of the state, at once where the calling thread already is; an outermost entry also
   * waits for the tasks that were started.
   *
   * @throws Exception what {@code body} threw, or why the state could not be entered
   */
  <T> T enter(Callable<T> body) throws Exception;

  /** What a value that escapes now must hold, so that its globals are there when it is used; null where nothing runs. */
  default @Nullable Object anchor() {
    return null;
  }

  /** As {@link #enter(Callable)}, with the globals of the evaluation that gave {@code anchor}. */
  default <T extends @Nullable Object> T enter(@Nullable Object anchor, Callable<T> body)
      throws Exception {
    return enter(body);
  }
}
