/** What the jar writes to the log of its host. */
@NullMarked
package dev.earthshine.tests.logging;

import org.jspecify.annotations.NullMarked;
