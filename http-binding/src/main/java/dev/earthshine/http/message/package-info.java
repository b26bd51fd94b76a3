/**
 * What is sent and what comes back, as immutable values that are valid from the moment they are made: URLs, headers,
 * methods, bodies, timeouts, requests, response heads and failures. No Lua, no network.
 *
 * <p>Start with {@link dev.earthshine.http.message.HttpRequest}.
 */
@NullMarked
package dev.earthshine.http.message;

import org.jspecify.annotations.NullMarked;
