/** The jar as a program. */
@NullMarked
package dev.earthshine.tests.cli;

import org.jspecify.annotations.NullMarked;
