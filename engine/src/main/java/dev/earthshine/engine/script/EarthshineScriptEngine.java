package dev.earthshine.engine.script;

import dev.earthshine.engine.lang.Chunk;
import dev.earthshine.engine.state.EventLoops;
import dev.earthshine.engine.state.LuaBindings;
import dev.earthshine.engine.state.LuaState;
import dev.earthshine.engine.state.Settings;
import dev.earthshine.engine.state.States;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Objects;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/**
 * The Lua engine. It holds nothing but its settings and a default context: Lua state belongs to the Bindings an
 * evaluation runs with, so one engine serves any number of threads.
 */
final class EarthshineScriptEngine implements ScriptEngine, Compilable, Invocable, AutoCloseable {
  private static final String DEFAULT_CHUNK_NAME = "script";

  /** Editors put it before a file's text; it is not part of the program. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ScriptEngineFactory factory;
  private final Settings settings;
  private final States states;
  private final EventLoops loops = new EventLoops();
  private final Invocation invocation = new Invocation(this);

  // Mutable state
  private volatile ScriptContext context = new LuaScriptContext();

  EarthshineScriptEngine(ScriptEngineFactory factory, Settings settings, States states) {
    this.factory = factory;
    this.settings = settings;
    this.states = states;
  }

  @Override
  public @Nullable Object eval(String script, ScriptContext scopes) throws ScriptException {
    Objects.requireNonNull(scopes, "context");
    return run(chunk(script, scopes), scopes);
  }

  @Override
  public @Nullable Object eval(Reader reader, ScriptContext scopes) throws ScriptException {
    Objects.requireNonNull(scopes, "context");
    return eval(text(reader), scopes);
  }

  @Override
  public @Nullable Object eval(String script) throws ScriptException {
    return eval(script, context);
  }

  @Override
  public @Nullable Object eval(Reader reader) throws ScriptException {
    return eval(reader, context);
  }

  @Override
  public @Nullable Object eval(String script, Bindings bindings) throws ScriptException {
    Objects.requireNonNull(script, "script");
    return eval(script, scopes(bindings));
  }

  @Override
  public @Nullable Object eval(Reader reader, Bindings bindings) throws ScriptException {
    Objects.requireNonNull(reader, "reader");
    return eval(reader, scopes(bindings));
  }

  @Override
  public CompiledScript compile(String script) throws ScriptException {
    return new EarthshineCompiledScript(this, chunk(script, context));
  }

  @Override
  public CompiledScript compile(Reader script) throws ScriptException {
    return compile(text(script));
  }

  /** Runs a compiled chunk with its globals in {@code scopes}. */
  @Nullable
  Object run(Chunk chunk, ScriptContext scopes) throws ScriptException {
    try {
      LuaState state = enter(scopes);
      try {
        Arguments arguments = Arguments.of(scopes);
        return state.run(
            chunk,
            scopes,
            arguments.values(),
            arguments.table(),
            loops,
            thrown -> ScriptErrors.of(thrown, state.values()));
      } finally {
        state.leave();
      }
    } catch (Throwable t) {
      throw ScriptErrors.of(t, null);
    }
  }

  /** The Lua state of the engine scope of {@code scopes}, when it is this thread's turn. */
  LuaState enter(ScriptContext scopes) throws InterruptedException {
    return states.enter(scopes.getBindings(ScriptContext.ENGINE_SCOPE), settings);
  }

  /** Where the event loops of this engine's evaluations are listed. */
  EventLoops loops() {
    return loops;
  }

  /** The Lua state of the engine scope of {@code scopes}, or null where nothing is left of an evaluation. */
  @Nullable
  LuaState stateIfMade(ScriptContext scopes) {
    return states.ifMade(scopes.getBindings(ScriptContext.ENGINE_SCOPE));
  }

  /** A context with {@code bindings} as engine scope and all else as in the default context. */
  ScriptContext scopes(Bindings bindings) {
    return new LuaScriptContext(context, Objects.requireNonNull(bindings, "bindings"));
  }

  private Chunk chunk(String script, ScriptContext scopes) throws ScriptException {
    Objects.requireNonNull(script, "script");
    Object name = scopes.getAttribute(FILENAME);
    try {
      return settings
          .compiler()
          .compile(source(script), name == null ? DEFAULT_CHUNK_NAME : name.toString());
    } catch (Throwable e) {
      throw ScriptErrors.of(e, null);
    }
  }

  /** A script as files have it, without a byte order mark and a first line for the shell; that line's end stays. */
  private static String source(String script) {
    String text = script.startsWith(BYTE_ORDER_MARK) ? script.substring(1) : script;
    if (!text.startsWith("#")) {
      return text;
    }
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end);
  }

  private static String text(Reader reader) throws ScriptException {
    StringWriter text = new StringWriter();
    try {
      Objects.requireNonNull(reader, "reader").transferTo(text);
    } catch (IOException e) {
      throw new ScriptException(e);
    }
    return text.toString();
  }

  @Override
  public void put(String key, @Nullable Object value) {
    engineScope().put(key, value);
  }

  @Override
  public @Nullable Object get(String key) {
    Bindings bindings = engineScope();
    return bindings.containsKey(key) ? bindings.get(key) : invocation.functionOrNull(key);
  }

  private Bindings engineScope() {
    return context.getBindings(ScriptContext.ENGINE_SCOPE);
  }

  @Override
  public @Nullable Bindings getBindings(int scope) {
    return context.getBindings(scope);
  }

  @Override
  public void setBindings(@Nullable Bindings bindings, int scope) {
    context.setBindings(bindings, scope);
  }

  @Override
  public Bindings createBindings() {
    return new LuaBindings();
  }

  @Override
  public ScriptContext getContext() {
    return context;
  }

  @Override
  public void setContext(ScriptContext context) {
    this.context = Objects.requireNonNull(context, "context");
  }

  @Override
  public ScriptEngineFactory getFactory() {
    return factory;
  }

  @Override
  public @Nullable Object invokeFunction(String name, @Nullable Object @Nullable ... args)
      throws ScriptException, NoSuchMethodException {
    return invocation.function(name, args == null ? new Object[0] : args);
  }

  @Override
  public @Nullable Object invokeMethod(
      @Nullable Object thiz, String name, @Nullable Object @Nullable ... args)
      throws ScriptException, NoSuchMethodException {
    return invocation.method(thiz, name, args == null ? new Object[0] : args);
  }

  @Override
  public <T> @Nullable T getInterface(Class<T> type) {
    return invocation.asInterface(type);
  }

  @Override
  public <T> @Nullable T getInterface(@Nullable Object thiz, Class<T> type) {
    return invocation.asInterface(thiz, type);
  }

  /** Aborts what the evaluations of this engine still have under way. Idempotent; the engine stays usable. */
  @Override
  public void close() {
    loops.close();
  }
}
