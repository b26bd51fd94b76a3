/**
 * Lua for every {@code javax.script} host.
 *
 * <pre>{@code
 * ScriptEngine lua = new ScriptEngineManager().getEngineByName("lua");
 * lua.eval("local http = require('http') print(http.get('https://example.org/'):status_code())");
 * }</pre>
 *
 * Start with {@link dev.earthshine.Earthshine} to configure an engine and {@link dev.earthshine.Policy} to say what its
 * scripts may do.
 */
@NullMarked
package dev.earthshine;

import org.jspecify.annotations.NullMarked;
