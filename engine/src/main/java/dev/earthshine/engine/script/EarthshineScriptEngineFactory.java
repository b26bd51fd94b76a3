package dev.earthshine.engine.script;

import com.google.auto.service.AutoService;
import dev.earthshine.Policy;
import dev.earthshine.engine.state.Settings;
import dev.earthshine.spi.LuaModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Describes the Lua engine to {@link javax.script.ScriptEngineManager} and makes engines in microseconds.
 *
 * <p>This class is only public because it is necessary for {@link java.util.ServiceLoader} to find it. To configure an
 * engine use {@link dev.earthshine.Earthshine}.
 */
@AutoService(ScriptEngineFactory.class)
public final class EarthshineScriptEngineFactory implements ScriptEngineFactory {
  private static final String LANGUAGE = "Lua";
  private static final String LANGUAGE_VERSION = "5.2";

  /** Sorts before {@code Luaj}: of two engines that claim a name, the manager takes the first by engine name. */
  private static final String ENGINE = "Earthshine";

  private static final List<String> NAMES = List.of("lua", "Lua", "earthshine");
  private static final List<String> EXTENSIONS = List.of("lua");
  private static final List<String> MIME_TYPES =
      List.of("text/x-lua", "application/x-lua", "text/lua", "application/lua");

  private static final Map<String, String> PARAMETERS = Map.of(
      ScriptEngine.ENGINE,
      ENGINE,
      ScriptEngine.ENGINE_VERSION,
      Version.TEXT,
      ScriptEngine.LANGUAGE,
      LANGUAGE,
      ScriptEngine.LANGUAGE_VERSION,
      LANGUAGE_VERSION,
      ScriptEngine.NAME,
      NAMES.get(0),
      // State lives in the Bindings: one engine serves all threads.
      "THREADING",
      "MULTITHREADED",
      // Asked for by Drools DMN, which fails on null.
      "DMN_UNARYTEST_SYMBOL",
      "_");

  @Override
  public String getEngineName() {
    return ENGINE;
  }

  @Override
  public String getEngineVersion() {
    return Version.TEXT;
  }

  @Override
  public List<String> getExtensions() {
    return EXTENSIONS;
  }

  @Override
  public List<String> getMimeTypes() {
    return MIME_TYPES;
  }

  @Override
  public List<String> getNames() {
    return NAMES;
  }

  @Override
  public String getLanguageName() {
    return LANGUAGE;
  }

  @Override
  public String getLanguageVersion() {
    return LANGUAGE_VERSION;
  }

  @Override
  public @Nullable String getParameter(String key) {
    return PARAMETERS.get(Objects.requireNonNull(key, "key"));
  }

  @Override
  public String getMethodCallSyntax(String obj, String m, String... args) {
    Objects.requireNonNull(obj, "obj");
    Objects.requireNonNull(m, "m");
    for (String arg : args) {
      Objects.requireNonNull(arg, "argument");
    }
    return obj + ":" + m + "(" + String.join(", ", args) + ")";
  }

  @Override
  public String getOutputStatement(String toDisplay) {
    return "print(" + Quoted.of(toDisplay) + ")";
  }

  @Override
  public String getProgram(String... statements) {
    StringBuilder program = new StringBuilder();
    for (String statement : statements) {
      program.append(Objects.requireNonNull(statement, "statement")).append('\n');
    }
    return program.toString();
  }

  @Override
  public ScriptEngine getScriptEngine() {
    return engine(Policy.standard(), System::getenv, List.of());
  }

  /**
   * An engine whose scripts may do what {@code policy} says, see {@code environment} as their environment, and find {@code
   * modules} before those of the class path.
   */
  public ScriptEngine engine(
      Policy policy,
      java.util.function.Function<String, @Nullable String> environment,
      List<LuaModule> modules) {
    Shared shared = Shared.ofThisLoader();
    Supplier<List<LuaModule>> found = modules.isEmpty()
        ? shared::modules
        : () -> Stream.concat(modules.stream(), shared.modules().stream()).toList();
    Settings settings = new Settings(policy, environment, shared.compiler(), found);
    return new EarthshineScriptEngine(this, settings, shared.states());
  }
}
