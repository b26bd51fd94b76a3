@NullMarked
package dev.earthshine.spi;

import org.jspecify.annotations.NullMarked;
