/**
 * What happens between a request and its answer: a list of steps around a {@link
 * dev.earthshine.http.transport.Transport}, each of which is one itself.
 *
 * <p>Start with {@link dev.earthshine.http.exchange.HttpExchanges}.
 */
@NullMarked
package dev.earthshine.http.exchange;

import org.jspecify.annotations.NullMarked;
