package dev.earthshine.engine.lib;

import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The Lua state that a set of libraries belongs to, as far as they know it. Script's thread only. */
public interface LibraryHost {
  /** Policy, environment and event loop; also what modules written in Java are opened with. */
  ModuleContext context();

  /** The streams of the evaluation in progress. */
  Console console();

  /** Where long loops ask whether they may go on. */
  Safepoint safepoint();

  /** What the code of the state runs with. */
  LuaRuntime runtime();

  /** What scripts see as {@code _G}. */
  LuaValue globals();

  /** What scripts see as the global {@code earthshine}. */
  LuaValue engineTable();

  /**
   * Compiles a chunk.
   *
   * @param chunkName as in {@code load}: {@code @file}, {@code =name}, or the source itself
   * @param environment the value of its {@code _ENV}
   * @throws dev.earthshine.engine.value.RaisedError with the message of a syntax error
   */
  LuaFunction load(LuaString chunk, String chunkName, LuaValue environment);

  /** The module written in Java of that name. */
  @Nullable
  LuaModule module(String name);

  /** What a script that catches it sees of a Throwable that host code threw. */
  LuaValue javaError(Throwable thrown);

  /** The Lua functions in progress where {@code trace} was made, innermost first; empty where that is not known. */
  List<Frame> frames(Throwable trace);

  /** The Lua functions in progress, innermost first. */
  List<Frame> frames();

  /** The metatable that all values of a basic type, such as {@link LuaValue#TSTRING}, have in this state, or null. */
  @Nullable
  LuaTable metatable(int type);

  /** Gives all values of a basic type a metatable in this state, or takes it away. */
  void setMetatable(int type, @Nullable LuaTable metatable);

  /**
   * A Lua function in progress.
   *
   * @param chunk the chunk's name as messages show it
   * @param line the line it is at, -1 where that is not known
   * @param function the name of the function, {@code <line>} if it has none; null for a main chunk or where it is not known
   */
  record Frame(String chunk, int line, @Nullable String function) {}
}
