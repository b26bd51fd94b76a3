/** The scripts that users know from documentation run as they are, but for addresses and paths. */
@NullMarked
package dev.earthshine.tests.documented;

import org.jspecify.annotations.NullMarked;
