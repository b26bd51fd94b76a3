/**
 * Modules written in Java that a script can {@code require}.
 *
 * <pre>{@code
 * @AutoService(LuaModule.class)
 * public final class Greeting implements LuaModule {
 *   public String name() { return "greeting"; }
 *   public LuaValue open(ModuleContext context) { return JavaFunction.of1("greet", who -> ...); }
 * }
 * }</pre>
 *
 * Start with {@link dev.earthshine.spi.LuaModule} and {@link dev.earthshine.spi.ModuleContext}.
 */
@NullMarked
package dev.earthshine.spi;

import org.jspecify.annotations.NullMarked;
