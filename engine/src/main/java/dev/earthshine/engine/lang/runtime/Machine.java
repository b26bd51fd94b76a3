package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * How an operator calls a metamethod: straight, or so that the call may be suspended.
 *
 * <p>Suspended calls return {@link Suspension#PENDING}, and whatever gets it returns it in turn, having pushed a {@link
 * Frame} that goes on with the result.
 */
public abstract class Machine {
  Machine() {}

  /** Polls the safepoint, and says how many loop iterations may pass before the next poll. */
  public abstract int poll();

  /** The state the code runs in. */
  public abstract LuaRuntime runtime();

  /** Calls {@code function}, which may be anything; its first result, or nil. */
  abstract LuaValue call(LuaValue function, LuaValue a, LuaValue b);

  /** Calls {@code function}, which may be anything, without a use for its results. */
  abstract LuaValue call(LuaValue function, LuaValue a, LuaValue b, LuaValue c);

  /** Calls {@code function}; all its results. */
  public abstract Varargs invoke(LuaValue function, Varargs arguments);

  /** Continues {@code frame} after the call that returned {@link Suspension#PENDING}; returns that again. */
  public abstract LuaValue suspend(Frame frame);
}
