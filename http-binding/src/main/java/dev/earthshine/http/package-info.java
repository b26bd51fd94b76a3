/**
 * The {@code http} module: what a script sees of requests, responses, clients and tasks.
 *
 * <p>Start with {@link dev.earthshine.http.HttpModule}; each userdata type is one class with its method table at the end.
 */
@NullMarked
package dev.earthshine.http;

import org.jspecify.annotations.NullMarked;
