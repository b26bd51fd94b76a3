@NullMarked
package dev.earthshine.engine.script;

import org.jspecify.annotations.NullMarked;
