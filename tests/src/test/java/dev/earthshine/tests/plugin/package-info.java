/** The jar as a file, and as a provider of a script engine among others. */
@NullMarked
package dev.earthshine.tests.plugin;

import org.jspecify.annotations.NullMarked;
