package dev.earthshine.engine.state;

import dev.earthshine.Policy;
import dev.earthshine.engine.lang.ChunkCompiler;
import dev.earthshine.spi.LuaModule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every state of an engine is made with.
 *
 * @param policy what scripts may do
 * @param environment the variables {@code os.getenv} sees
 * @param compiler for the chunks that scripts load
 * @param modules what {@code require} finds besides files; asked for at the first {@code require}
 */
public record Settings(
    Policy policy,
    Function<String, @Nullable String> environment,
    ChunkCompiler compiler,
    Supplier<List<LuaModule>> modules) {}
