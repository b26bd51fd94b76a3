/**
 * One isolated Lua world: its globals over a {@code ScriptContext}, its libraries and modules, its event loop.
 *
 * <p>Start with {@link dev.earthshine.engine.state.LuaState}.
 */
@NullMarked
package dev.earthshine.engine.state;

import org.jspecify.annotations.NullMarked;
