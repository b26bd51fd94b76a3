package dev.earthshine.engine.interop;

import org.luaj.vm2.LuaValue;

/** A Lua coroutine in the hands of Java, which can only keep it and give it back. */
record Coroutine(Values values, LuaValue thread) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Coroutine coroutine && coroutine.thread == thread;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(thread);
  }

  @Override
  public String toString() {
    return "coroutine";
  }
}
