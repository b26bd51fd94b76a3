/** Programs that know nothing but {@code javax.script}, each in a process of its own beside the finished jar. */
@NullMarked
package dev.earthshine.tests.hosts;

import org.jspecify.annotations.NullMarked;
