@NullMarked
package dev.earthshine.engine.state;

import org.jspecify.annotations.NullMarked;
