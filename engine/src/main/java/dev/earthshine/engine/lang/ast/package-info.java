/**
 * A Lua program as a tree, with its names already resolved.
 *
 * <p>Start with {@link dev.earthshine.engine.lang.ast.FunctionBody}.
 */
@NullMarked
package dev.earthshine.engine.lang.ast;

import org.jspecify.annotations.NullMarked;
