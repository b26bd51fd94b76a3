/**
 * Cuts the body of a response into the pieces its content type means: events, records, lines, documents, chunks.
 *
 * <p>Knows bytes only: no Lua, no network. Start with {@link dev.earthshine.http.stream.Framing}, which makes a {@link
 * dev.earthshine.http.stream.Framer} for one body.
 */
@NullMarked
package dev.earthshine.http.stream;

import org.jspecify.annotations.NullMarked;
