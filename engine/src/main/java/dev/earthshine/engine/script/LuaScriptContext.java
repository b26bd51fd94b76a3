package dev.earthshine.engine.script;

import dev.earthshine.engine.state.LuaBindings;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import javax.script.Bindings;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;

/**
 * A script context that costs nothing until it is used: hosts make an engine per evaluation, and the JDK's own context
 * allocates buffers on all three standard streams.
 */
final class LuaScriptContext implements ScriptContext {
  private static final List<Integer> SCOPES = List.of(ENGINE_SCOPE, GLOBAL_SCOPE);

  /** The context whose streams and global scope are used where this one has none of its own. */
  private final @Nullable ScriptContext parent;

  // Mutable state
  private volatile Bindings engineScope;
  private volatile @Nullable Bindings globalScope;
  private volatile @Nullable Reader reader;
  private volatile @Nullable Writer writer;
  private volatile @Nullable Writer errorWriter;

  /** A context on the standard streams with Bindings of its own. */
  LuaScriptContext() {
    this.parent = null;
    this.engineScope = new LuaBindings();
  }

  /** A context with {@code engineScope} and everything else as in {@code parent}. */
  LuaScriptContext(ScriptContext parent, Bindings engineScope) {
    this.parent = parent;
    this.engineScope = engineScope;
    this.globalScope = parent.getBindings(GLOBAL_SCOPE);
  }

  @Override
  public void setBindings(@Nullable Bindings bindings, int scope) {
    switch (scope) {
      case ENGINE_SCOPE -> engineScope = Objects.requireNonNull(bindings, "ENGINE_SCOPE Bindings");
      case GLOBAL_SCOPE -> globalScope = bindings;
      default -> throw noSuchScope(scope);
    }
  }

  @Override
  public @Nullable Bindings getBindings(int scope) {
    return switch (scope) {
      case ENGINE_SCOPE -> engineScope;
      case GLOBAL_SCOPE -> globalScope;
      default -> throw noSuchScope(scope);
    };
  }

  @Override
  public void setAttribute(String name, @Nullable Object value, int scope) {
    requireName(name);
    Bindings bindings = getBindings(scope);
    if (bindings != null) {
      bindings.put(name, value);
    }
  }

  @Override
  public @Nullable Object getAttribute(String name, int scope) {
    requireName(name);
    Bindings bindings = getBindings(scope);
    return bindings == null ? null : bindings.get(name);
  }

  @Override
  public @Nullable Object removeAttribute(String name, int scope) {
    requireName(name);
    Bindings bindings = getBindings(scope);
    return bindings == null ? null : bindings.remove(name);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    requireName(name);
    Bindings engine = engineScope;
    if (engine.containsKey(name)) {
      return engine.get(name);
    }
    return globalScope == null ? null : globalScope.get(name);
  }

  @Override
  public int getAttributesScope(String name) {
    requireName(name);
    if (engineScope.containsKey(name)) {
      return ENGINE_SCOPE;
    }
    return globalScope != null && globalScope.containsKey(name) ? GLOBAL_SCOPE : -1;
  }

  @Override
  public @Nullable Writer getWriter() {
    if (writer == null) {
      if (parent != null) {
        return parent.getWriter();
      }
      writer = new PrintStreamWriter(() -> System.out);
    }
    return writer;
  }

  @Override
  public void setWriter(@Nullable Writer writer) {
    this.writer = writer;
  }

  @Override
  public @Nullable Writer getErrorWriter() {
    if (errorWriter == null) {
      if (parent != null) {
        return parent.getErrorWriter();
      }
      errorWriter = new PrintStreamWriter(() -> System.err);
    }
    return errorWriter;
  }

  @Override
  public void setErrorWriter(@Nullable Writer writer) {
    this.errorWriter = writer;
  }

  @Override
  public @Nullable Reader getReader() {
    if (reader == null) {
      if (parent != null) {
        return parent.getReader();
      }
      reader = new InputStreamReader(System.in, Charset.defaultCharset());
    }
    return reader;
  }

  @Override
  public void setReader(@Nullable Reader reader) {
    this.reader = reader;
  }

  @Override
  public List<Integer> getScopes() {
    return SCOPES;
  }

  private static void requireName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the name of an attribute is empty");
    }
  }

  private static IllegalArgumentException noSuchScope(int scope) {
    return new IllegalArgumentException("no such scope: " + scope);
  }
}
