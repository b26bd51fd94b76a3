/**
 * Helpers over the Lua value model: strings, functions written in Java, argument checks, errors, userdata types.
 *
 * <p>The value model itself is {@code org.luaj.vm2}; what luaj gets wrong about values is put right here, once.
 */
@NullMarked
package dev.earthshine.engine.value;

import org.jspecify.annotations.NullMarked;
