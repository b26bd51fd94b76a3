/** Programs made at random, run here and by the reference implementation: run by hand, see {@link RandomPrograms}. */
@NullMarked
package dev.earthshine.random;

import org.jspecify.annotations.NullMarked;
