package dev.earthshine.engine.lang;

import dev.earthshine.engine.lang.runtime.LuaRuntime;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/** A compiled chunk. Immutable; shared by any number of states and threads. */
@FunctionalInterface
public interface Chunk {
  /** The chunk as a function of one state, with {@code environment} as its {@code _ENV}. */
  LuaFunction instantiate(LuaRuntime runtime, LuaValue environment);
}
