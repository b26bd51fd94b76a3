/**
 * Source text to executable chunk: the one seam between what Lua means and how it runs.
 *
 * <p>Start with {@link dev.earthshine.engine.lang.ChunkCompiler}. Nothing outside this package depends on how a chunk is
 * executed.
 */
@NullMarked
package dev.earthshine.engine.lang;

import org.jspecify.annotations.NullMarked;
