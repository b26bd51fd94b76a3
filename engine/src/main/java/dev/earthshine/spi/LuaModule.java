package dev.earthshine.spi;

import org.luaj.vm2.LuaValue;

/**
 * A module that {@code require(name)} finds in every Lua state.
 *
 * <p>Found with {@link java.util.ServiceLoader} through the class loader of the engine, never the thread's. One instance
 * serves all states of that loader, from any thread: it keeps no state of its own.
 */
public interface LuaModule {
  /** The name given to {@code require}. */
  String name();

  /**
   * Makes the module's value for one Lua state, at the first {@code require} in that state.
   *
   * @return what {@code require} returns, usually a table of functions; never shared between states
   */
  LuaValue open(ModuleContext context);
}
