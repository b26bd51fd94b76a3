/**
 * Brings what the bundled HTTP client logs to the host: to its slf4j, 1.7 or 2, where there is one, else to {@link
 * java.lang.System.Logger}. What was on the wire is never logged. Start with {@link dev.earthshine.logging.HostLog}.
 */
@NullMarked
package dev.earthshine.logging;

import org.jspecify.annotations.NullMarked;
