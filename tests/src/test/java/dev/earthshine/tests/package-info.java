/** What all tests of the finished jar need: where it is, how to load it, how to run it. */
@NullMarked
package dev.earthshine.tests;

import org.jspecify.annotations.NullMarked;
