/**
 * JSON straight between bytes and Lua tables, and the {@code json} module of a script.
 *
 * <p>Start with {@link dev.earthshine.http.json.JsonDecoder} and {@link dev.earthshine.http.json.JsonEncoder}.
 */
@NullMarked
package dev.earthshine.http.json;

import org.jspecify.annotations.NullMarked;
