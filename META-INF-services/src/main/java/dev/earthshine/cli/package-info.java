/**
 * The command line of the plugin jar: {@code java -jar earthshine.jar script.lua}. A host like any other, it reaches the
 * engine by {@code javax.script} alone. Start with {@link dev.earthshine.cli.Main} and {@link
 * dev.earthshine.cli.CommandLine}.
 */
@NullMarked
package dev.earthshine.cli;

import org.jspecify.annotations.NullMarked;
