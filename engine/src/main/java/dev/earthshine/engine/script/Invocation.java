package dev.earthshine.engine.script;

import dev.earthshine.engine.interop.Origin;
import dev.earthshine.engine.state.LuaState;
import dev.earthshine.engine.value.LuaStrings;
import java.util.Objects;
import javax.script.ScriptContext;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls the functions that scripts defined, for {@link javax.script.Invocable}. */
final class Invocation {
  private final EarthshineScriptEngine engine;

  Invocation(EarthshineScriptEngine engine) {
    this.engine = engine;
  }

  /** Calls the global function {@code name} of the engine's current context. */
  @Nullable
  Object function(String name, @Nullable Object... args)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    return call(engine.getContext(), state -> globalFunction(state, name), null, name, args);
  }

  /** Calls the method {@code name} of the table {@code thiz}, with it as {@code self}. */
  @Nullable
  Object method(@Nullable Object thiz, String name, @Nullable Object... args)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    Receiver self = receiver(thiz);
    LuaTable table = self.table();
    return call(self.scopes(), state -> table.get(LuaStrings.of(name)), table, name, args);
  }

  /** The global function {@code name} as Java sees it, or null. */
  @Nullable
  Object functionOrNull(String name) {
    ScriptContext scopes = engine.getContext();
    LuaState made = engine.stateIfMade(scopes);
    if (made == null) {
      return null;
    }
    LuaFunction function = made.keptFunction(name);
    return function == null ? null : made.values().callable(function, scopes);
  }

  /** The engine's global functions as an implementation of {@code type}; null if an abstract method has none. */
  <T> @Nullable T asInterface(Class<T> type) {
    requireInterface(type);
    return implement(engine.getContext(), type, null);
  }

  /** The methods of the table {@code thiz} as an implementation of {@code type}; null if one is missing. */
  <T> @Nullable T asInterface(@Nullable Object thiz, Class<T> type) {
    requireInterface(type);
    Receiver self = receiver(thiz);
    return implement(self.scopes(), type, self.table());
  }

  private <T> @Nullable T implement(ScriptContext scopes, Class<T> type, @Nullable LuaTable self) {
    try {
      LuaState state = engine.enter(scopes);
      try {
        return type.cast(InterfaceProxy.of(state, scopes, self, type));
      } finally {
        state.leave();
      }
    } catch (Exception e) {
      throw new IllegalStateException("looking up the methods of " + type.getName(), e);
    }
  }

  private @Nullable Object call(
      ScriptContext scopes,
      Lookup lookup,
      @Nullable LuaTable self,
      String name,
      @Nullable Object... args)
      throws ScriptException, NoSuchMethodException {
    try {
      LuaState state = engine.enter(scopes);
      try {
        return state.run(
            scopes,
            () -> {
              LuaValue function = lookup.in(state);
              if (!function.isfunction()) {
                throw new NoSuchMethodException("no function '" + name + "'");
              }
              return state.values().results(function.invoke(arguments(state, self, args)));
            },
            engine.loops(),
            thrown -> thrown instanceof NoSuchMethodException missing
                ? missing
                : ScriptErrors.of(thrown, state.values()));
      } finally {
        state.leave();
      }
    } catch (NoSuchMethodException | ScriptException e) {
      throw e;
    } catch (Throwable t) {
      throw ScriptErrors.of(t, null);
    }
  }

  private static Varargs arguments(
      LuaState state, @Nullable LuaTable self, @Nullable Object... args) {
    Varargs converted = state.values().toLuaAll(args);
    return self == null ? converted : LuaValue.varargsOf(self, converted);
  }

  private static LuaValue globalFunction(LuaState state, String name) {
    return state.globals().get(LuaStrings.of(name));
  }

  /** A table is called in the state it came from: with the current context, if that is the one of the current Bindings. */
  private Receiver receiver(@Nullable Object thiz) {
    Origin origin = Origin.of(thiz);
    if (origin == null || !(origin.anchor() instanceof ScriptContext home)) {
      throw new IllegalArgumentException("not a table of a script: " + thiz);
    }
    ScriptContext current = engine.getContext();
    boolean isHere = home.getBindings(ScriptContext.ENGINE_SCOPE)
        == current.getBindings(ScriptContext.ENGINE_SCOPE);
    return new Receiver(origin.table(), isHere ? current : home);
  }

  private static void requireInterface(@Nullable Class<?> type) {
    if (type == null || !type.isInterface()) {
      throw new IllegalArgumentException("not an interface: " + type);
    }
  }

  /** A table with the context that its methods run in. */
  private record Receiver(LuaTable table, ScriptContext scopes) {}

  /** Finds the function to call, on the script's thread. */
  private interface Lookup {
    LuaValue in(LuaState state);
  }
}
