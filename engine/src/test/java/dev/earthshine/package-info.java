@NullMarked
package dev.earthshine;

import org.jspecify.annotations.NullMarked;
