/** Runs Lua scripts that say in comments what they print. */
@NullMarked
package dev.earthshine.testing;

import org.jspecify.annotations.NullMarked;
