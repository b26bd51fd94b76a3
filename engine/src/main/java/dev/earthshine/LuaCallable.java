package dev.earthshine;

import org.jspecify.annotations.Nullable;

/**
 * A Lua function as Java sees it.
 *
 * <p>Callables of the same function are equal, and back in Lua they are that function. A host may also implement this
 * interface: a script then sees a function. Callable from any thread; the function runs in its own Lua state, which
 * another thread may be using (see {@link #call}).
 */
@FunctionalInterface
public interface LuaCallable {
  /**
   * Calls the function and waits for the tasks it starts.
   *
   * @return null for no result, the value for one, an {@code Object[]} for several
   * @throws LuaScriptError if the function failed: with the Lua message and error value, and as its cause the checked
   *     Java exception behind it, if there is one
   * @throws RuntimeException the very exception, if unchecked, that Java code called by the function threw
   * @throws IllegalStateException {@code state busy} where another thread is running the state and cannot take the call
   */
  @Nullable
  Object call(@Nullable Object... arguments);
}
