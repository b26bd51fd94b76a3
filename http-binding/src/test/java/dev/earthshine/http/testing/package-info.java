/**
 * A loopback HTTP server for tests: named routes, a log of what it was asked, and faults on demand. It uses nothing of
 * the code it tests.
 *
 * <p>Start with {@link dev.earthshine.http.testing.TestServer}.
 */
@NullMarked
package dev.earthshine.http.testing;

import org.jspecify.annotations.NullMarked;
