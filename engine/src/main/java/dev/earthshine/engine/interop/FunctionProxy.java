package dev.earthshine.engine.interop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** A Lua function behind a functional interface. Proxies of one function and one interface are equal. */
record FunctionProxy(Values values, @Nullable Object anchor, LuaValue function, Class<?> type)
    implements InvocationHandler {
  /** An object of {@code type}, made in its class loader, whose one abstract method calls {@code function}. */
  static Object of(Values values, LuaValue function, Class<?> type) {
    values.escape();
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        new FunctionProxy(values, values.anchor(), function, type));
  }

  /** The proxy that {@code object} is, or null. */
  static @Nullable FunctionProxy behind(Object object) {
    return Proxy.isProxyClass(object.getClass())
            && Proxy.getInvocationHandler(object) instanceof FunctionProxy proxy
        ? proxy
        : null;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(method, args);
    }
    if (method.isDefault()) {
      return DefaultMethods.call(proxy, method, args);
    }
    return values.<@Nullable Object>enter(
        anchor, () -> call(method, args), method.getExceptionTypes());
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] args) {
    LuaValue returned =
        function.invoke(values.toLuaAll(args == null ? new Object[0] : args)).arg1();
    return values.returned(
        returned, method.getReturnType(), type.getSimpleName() + "." + method.getName());
  }

  private Object ofObject(Method method, @Nullable Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> args != null && args[0] != null && equals(behind(args[0]));
      case "hashCode" -> hashCode();
      default -> type.getSimpleName() + " " + function.tojstring();
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FunctionProxy proxy && proxy.function == function && proxy.type == type;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(function) + 31 * type.hashCode();
  }
}
