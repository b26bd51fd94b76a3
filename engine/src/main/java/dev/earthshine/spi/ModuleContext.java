package dev.earthshine.spi;

import dev.earthshine.Policy;
import dev.earthshine.engine.value.Safepoint;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The Lua state a module was opened in, as far as a module may know it. Used on the script's thread only. */
public interface ModuleContext {
  /** What the script may do. */
  Policy policy();

  /** A variable of the environment the script sees, as {@code os.getenv}; null where it is not set. */
  @Nullable
  String environment(String name);

  /** Whether {@code function} has a parameter number {@code position}, by name or by {@code ...}. */
  boolean takes(LuaFunction function, int position);

  /** Where a long loop written in Java asks whether the script may go on. */
  Safepoint safepoint();

  /**
   * Calls a callback, as a coroutine of its own: a {@link Wait} inside it suspends only it. {@code completion} hears of its
   * end, perhaps before this returns.
   */
  RunningCall start(LuaFunction function, Varargs arguments, Completion completion);

  /** What {@code pcall} gives a script for {@code error}. */
  LuaValue errorValue(Throwable error);

  /** The state's event loop. */
  EventLoop events();
}
