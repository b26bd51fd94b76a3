package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaValue;

/** The main function of a chunk, which makes others of its kind: without reflection, since hosts do it per evaluation. */
public interface MainFunction {
  /** The chunk's function for the state of {@code runtime}, with {@code environment} as its {@code _ENV}. */
  CompiledFunction instance(LuaRuntime runtime, LuaValue environment);
}
