/**
 * The face that {@code javax.script} sees: factory, engine, compiled scripts, contexts, exceptions.
 *
 * <p>Nothing here knows how Lua runs; an evaluation is handed to the {@link dev.earthshine.engine.state.LuaState} of its
 * Bindings.
 */
@NullMarked
package dev.earthshine.engine.script;

import org.jspecify.annotations.NullMarked;
