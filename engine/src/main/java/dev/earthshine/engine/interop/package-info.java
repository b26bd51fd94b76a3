/**
 * Java values in Lua and Lua values in Java.
 *
 * <p>Start with {@link dev.earthshine.engine.interop.Values}, the table of conversions; {@link
 * dev.earthshine.engine.interop.JavaObject} is what a bound object does in Lua, {@link
 * dev.earthshine.engine.interop.Overloads} how one of several methods is chosen.
 */
@NullMarked
package dev.earthshine.engine.interop;

import org.jspecify.annotations.NullMarked;
