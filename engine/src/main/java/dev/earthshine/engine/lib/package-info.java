/**
 * The standard library of Lua 5.2: one library, one class, one table of functions at the end of its file.
 *
 * <p>Start with {@link dev.earthshine.engine.lib.Libraries}, which puts them together, and {@link
 * dev.earthshine.engine.lib.LibraryHost}, which is all they know of the Lua state they belong to.
 */
@NullMarked
package dev.earthshine.engine.lib;

import org.jspecify.annotations.NullMarked;
