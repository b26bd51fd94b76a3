package dev.earthshine;

import dev.earthshine.engine.script.EarthshineScriptEngineFactory;
import dev.earthshine.spi.LuaModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.script.ScriptEngine;
import org.jspecify.annotations.Nullable;

/**
 * Configures Lua engines in Java code.
 *
 * <pre>{@code
 * ScriptEngine lua = Earthshine.engine()
 *     .environment(Map.of("TOKEN", token))
 *     .build();
 * lua.eval("print(os.getenv('TOKEN'))");
 * }</pre>
 *
 * <p>Hosts that only know {@code javax.script} get an engine with the {@linkplain Policy#standard() standard} policy and
 * the environment of the process from {@link javax.script.ScriptEngineManager}.
 */
public final class Earthshine {
  private Earthshine() {}

  /** A builder of one engine, set as {@code ScriptEngineManager} would give it. */
  public static Builder engine() {
    return new Builder();
  }

  /** Settings of an engine to be built. Not thread-safe; the engine is. */
  public static final class Builder {
    private Policy policy = Policy.standard();
    private Function<String, @Nullable String> environment = System::getenv;
    private final List<LuaModule> modules = new ArrayList<>();

    private Builder() {}

    /** Sets what the scripts of the engine may do; {@link Policy#standard()} by default. */
    public Builder policy(Policy policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /** Sets the variables that {@code os.getenv} sees, instead of those of the process. The map is copied. */
    public Builder environment(Map<String, String> variables) {
      Map<String, String> copy = Map.copyOf(variables);
      this.environment = copy::get;
      return this;
    }

    /** Adds a module that {@code require} finds before those of the class path, also before one of the same name. */
    public Builder module(LuaModule module) {
      modules.add(Objects.requireNonNull(module, "module"));
      return this;
    }

    /** The engine; it starts nothing. */
    public ScriptEngine build() {
      return new EarthshineScriptEngineFactory().engine(policy, environment, List.copyOf(modules));
    }
  }
}
