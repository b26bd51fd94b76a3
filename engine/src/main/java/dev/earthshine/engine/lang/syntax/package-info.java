/**
 * Lua 5.2 source text to a resolved tree, with the reference implementation's error messages.
 *
 * <p>Start with {@link dev.earthshine.engine.lang.syntax.Parser}.
 */
@NullMarked
package dev.earthshine.engine.lang.syntax;

import org.jspecify.annotations.NullMarked;
