/**
 * The seam to the wire, and its implementations over Apache HttpClient 5, which only the package-private {@code Hc…}
 * classes and {@link dev.earthshine.http.transport.ClientTransport} name. Requests go out as they are, answers come back as
 * they are: everything else is a step of {@code dev.earthshine.http.exchange}.
 *
 * <p>Start with {@link dev.earthshine.http.transport.Transport}.
 */
@NullMarked
package dev.earthshine.http.transport;

import org.jspecify.annotations.NullMarked;
