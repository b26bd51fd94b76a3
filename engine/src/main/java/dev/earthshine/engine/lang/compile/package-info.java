/**
 * The resolved tree to JVM classes, one for each Lua function, and a second where a function is to be suspended.
 *
 * <p>Every class, method and descriptor named in emitted code is derived from {@link java.lang.Class} objects, so that the
 * code stays right when the packages of this library are relocated. Start with {@link
 * dev.earthshine.engine.lang.compile.ChunkCode}.
 */
@NullMarked
package dev.earthshine.engine.lang.compile;

import org.jspecify.annotations.NullMarked;
