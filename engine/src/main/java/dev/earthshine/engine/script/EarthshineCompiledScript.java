package dev.earthshine.engine.script;

import dev.earthshine.engine.lang.Chunk;
import java.util.Objects;
import javax.script.Bindings;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/** A compiled script: immutable, evaluated by any number of threads at once with different Bindings. */
final class EarthshineCompiledScript extends CompiledScript {
  private final EarthshineScriptEngine engine;
  private final Chunk chunk;

  EarthshineCompiledScript(EarthshineScriptEngine engine, Chunk chunk) {
    this.engine = engine;
    this.chunk = chunk;
  }

  @Override
  public @Nullable Object eval(ScriptContext context) throws ScriptException {
    return engine.run(chunk, Objects.requireNonNull(context, "context"));
  }

  /** Runs with {@code bindings} as engine scope; with the engine's own context where they are null. */
  @Override
  public @Nullable Object eval(@Nullable Bindings bindings) throws ScriptException {
    return engine.run(chunk, bindings == null ? engine.getContext() : engine.scopes(bindings));
  }

  @Override
  public @Nullable Object eval() throws ScriptException {
    return engine.run(chunk, engine.getContext());
  }

  @Override
  public ScriptEngine getEngine() {
    return engine;
  }
}
