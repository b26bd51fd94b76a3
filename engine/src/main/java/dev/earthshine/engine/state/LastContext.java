package dev.earthshine.engine.state;

import java.lang.ref.WeakReference;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.SimpleScriptContext;
import org.jspecify.annotations.Nullable;

/**
 * The context of a state's last evaluation, for functions that Java code calls afterwards. Our own Bindings hold their
 * state, so their context may be held; a host's are looked up in a map that must not keep them alive.
 */
final class LastContext {
  static final LastContext NONE = new LastContext(null, null, null);

  private final @Nullable ScriptContext own;
  private final @Nullable WeakReference<ScriptContext> context;
  private final @Nullable WeakReference<Bindings> bindings;

  private LastContext(
      @Nullable ScriptContext own,
      @Nullable WeakReference<ScriptContext> context,
      @Nullable WeakReference<Bindings> bindings) {
    this.own = own;
    this.context = context;
    this.bindings = bindings;
  }

  static LastContext of(@Nullable ScriptContext scopes) {
    if (scopes == null) {
      return NONE;
    }
    Bindings engineScope = scopes.getBindings(ScriptContext.ENGINE_SCOPE);
    return engineScope instanceof LuaBindings
        ? new LastContext(scopes, null, null)
        : new LastContext(null, new WeakReference<>(scopes), new WeakReference<>(engineScope));
  }

  /** The context; where only its Bindings are left, one on the standard streams; null where they are gone too. */
  @Nullable
  ScriptContext get() {
    ScriptContext whole = context == null ? own : context.get();
    Bindings left = bindings == null ? null : bindings.get();
    if (whole != null || left == null) {
      return whole;
    }
    ScriptContext rebuilt = new SimpleScriptContext();
    rebuilt.setBindings(left, ScriptContext.ENGINE_SCOPE);
    return rebuilt;
  }
}
