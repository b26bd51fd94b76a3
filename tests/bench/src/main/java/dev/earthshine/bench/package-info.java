/** Speed compared with the honest peers, in one run on one machine. */
@NullMarked
package dev.earthshine.bench;

import org.jspecify.annotations.NullMarked;
