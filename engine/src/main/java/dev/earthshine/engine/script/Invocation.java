package dev.earthshine.engine.script;

import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.state.LuaState;
import dev.earthshine.engine.value.LuaStrings;
import java.util.Objects;
import javax.script.ScriptContext;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

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
    return call(state -> globalFunction(state, name), null, name, args);
  }

  /** Calls the method {@code name} of the table {@code thiz}, with it as {@code self}. */
  @Nullable
  Object method(@Nullable Object thiz, String name, @Nullable Object... args)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    LuaTable self = table(thiz);
    return call(state -> self.get(LuaStrings.of(name)), self, name, args);
  }

  /** The global function {@code name} as Java sees it, or null. */
  @Nullable
  Object functionOrNull(String name) {
    ScriptContext scopes = engine.getContext();
    LuaState state = engine.stateIfMade(scopes);
    LuaFunction function = state == null ? null : state.keptFunction(name);
    return state == null || function == null ? null : state.values().toJava(function);
  }

  /** The engine's global functions as an implementation of {@code type}; null if an abstract method has none. */
  <T> @Nullable T asInterface(Class<T> type) {
    requireInterface(type);
    return implement(type, null);
  }

  /** The methods of the table {@code thiz} as an implementation of {@code type}; null if one is missing. */
  <T> @Nullable T asInterface(@Nullable Object thiz, Class<T> type) {
    requireInterface(type);
    return implement(type, table(thiz));
  }

  private <T> @Nullable T implement(Class<T> type, @Nullable LuaTable self) {
    ScriptContext scopes = engine.getContext();
    try {
      return type.cast(InterfaceProxy.of(engine.state(scopes), scopes, self, type));
    } catch (Exception e) {
      throw new IllegalStateException("looking up the methods of " + type.getName(), e);
    }
  }

  private @Nullable Object call(
      Lookup lookup, @Nullable LuaTable self, String name, @Nullable Object... args)
      throws ScriptException, NoSuchMethodException {
    ScriptContext scopes = engine.getContext();
    LuaState state = engine.state(scopes);
    try {
      return state.run(
          scopes,
          () -> {
            LuaValue function = lookup.in(state);
            if (!function.isfunction()) {
              throw new NoSuchMethodException("no function '" + name + "'");
            }
            Values values = state.values();
            int shift = self == null ? 0 : 1;
            LuaValue[] converted = new LuaValue[args.length + shift];
            if (self != null) {
              converted[0] = self;
            }
            for (int i = 0; i < args.length; i++) {
              converted[i + shift] = values.toLua(args[i]);
            }
            return values.results(function.invoke(LuaValue.varargsOf(converted)));
          },
          thrown -> thrown instanceof NoSuchMethodException missing
              ? missing
              : ScriptErrors.of(thrown, state.values()));
    } catch (NoSuchMethodException | ScriptException e) {
      throw e;
    } catch (Throwable t) {
      throw ScriptErrors.of(t, null);
    }
  }

  private static LuaValue globalFunction(LuaState state, String name) {
    return state.globals().get(LuaStrings.of(name));
  }

  private LuaTable table(@Nullable Object thiz) {
    LuaValue value =
        thiz == null ? LuaValue.NIL : engine.state(engine.getContext()).values().toLua(thiz);
    if (value instanceof LuaTable table) {
      return table;
    }
    throw new IllegalArgumentException("not a table of a script: " + thiz);
  }

  private static void requireInterface(@Nullable Class<?> type) {
    if (type == null || !type.isInterface()) {
      throw new IllegalArgumentException("not an interface: " + type);
    }
  }

  /** Finds the function to call, on the script's thread. */
  private interface Lookup {
    LuaValue in(LuaState state);
  }
}
