/**
 * The {@code async} module: tasks, sleeping, gathering and time limits, on the event loop of the state and the coroutines
 * of the compiler. Knows only the SPI.
 *
 * <p>Start with {@link dev.earthshine.engine.async.AsyncModule}.
 */
@NullMarked
package dev.earthshine.engine.async;

import org.jspecify.annotations.NullMarked;
