/**
 * What compiled Lua code calls: operators, metamethods, calls, errors; public only because that code lives in class
 * loaders of its own.
 *
 * <p>Start with {@link dev.earthshine.engine.lang.runtime.LuaRuntime} and {@link
 * dev.earthshine.engine.lang.runtime.CompiledFunction}.
 */
@NullMarked
package dev.earthshine.engine.lang.runtime;

import org.jspecify.annotations.NullMarked;
