package dev.earthshine.engine.script;

import dev.earthshine.engine.interop.DefaultMethods;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.state.LuaState;
import dev.earthshine.engine.value.LuaStrings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * A Java interface implemented by Lua functions: those of a table, which each gets as {@code self}, or the globals of a
 * context. A default method that has no function of its name does what the interface says.
 */
final class InterfaceProxy implements InvocationHandler {
  private final LuaState state;
  private final ScriptContext scopes;
  private final @Nullable LuaTable self;
  private final Class<?> type;

  private InterfaceProxy(
      LuaState state, ScriptContext scopes, @Nullable LuaTable self, Class<?> type) {
    this.state = state;
    this.scopes = scopes;
    this.self = self;
    this.type = type;
  }

  /** An implementation of {@code type}, or null if an abstract method of it has no function. */
  static @Nullable Object of(
      LuaState state, ScriptContext scopes, @Nullable LuaTable self, Class<?> type)
      throws Exception {
    InterfaceProxy proxy = new InterfaceProxy(state, scopes, self, type);
    if (!state.<Boolean>enter(scopes, proxy::isComplete)) {
      return null;
    }
    state.values().escape();
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, proxy);
  }

  private boolean isComplete() {
    for (Method method : type.getMethods()) {
      boolean needed = Modifier.isAbstract(method.getModifiers()) && !isOfObject(method);
      if (needed && !function(method).isfunction()) {
        return false;
      }
    }
    return true;
  }

  private LuaValue function(Method method) {
    LuaValue name = LuaStrings.of(method.getName());
    return self == null ? state.globals().get(name) : self.get(name);
  }

  /** An interface may declare {@code equals} and the like again; every object has them. */
  private static boolean isOfObject(Method method) {
    return switch (method.getName()) {
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      case "equals" ->
        method.getParameterCount() == 1 && method.getParameterTypes()[0] == Object.class;
      default -> false;
    };
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] arguments = args == null ? new Object[0] : args;
    if (isOfObject(method)) {
      return ofObject(proxy, method, arguments);
    }
    Class<?>[] declared = method.getExceptionTypes();
    Values values = state.values();
    boolean asInterface = method.isDefault()
        && !values.<Boolean>enter(scopes, () -> function(method).isfunction(), declared);
    return asInterface
        ? DefaultMethods.call(proxy, method, args)
        : values.<@Nullable Object>enter(scopes, () -> call(method, arguments), declared);
  }

  private @Nullable Object call(Method method, @Nullable Object[] arguments) {
    Values values = state.values();
    LuaValue[] converted = new LuaValue[arguments.length + (self == null ? 0 : 1)];
    int shift = converted.length - arguments.length;
    if (self != null) {
      converted[0] = self;
    }
    for (int i = 0; i < arguments.length; i++) {
      converted[i + shift] = values.toLua(arguments[i]);
    }
    LuaValue returned = function(method).invoke(LuaValue.varargsOf(converted)).arg1();
    return values.returned(
        returned, method.getReturnType(), type.getSimpleName() + "." + method.getName());
  }

  private Object ofObject(Object proxy, Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getSimpleName() + " implemented in Lua";
    };
  }
}
