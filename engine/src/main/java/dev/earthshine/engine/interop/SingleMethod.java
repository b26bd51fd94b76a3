package dev.earthshine.engine.interop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The one abstract method of a functional interface. */
final class SingleMethod {
  private SingleMethod() {}

  /**
   * The abstract method a Lua function can stand for, or null where {@code type} is no interface or has none or several.
   * Methods of {@code Object} do not count, a method and its generic form count once.
   */
  static @Nullable Method of(Class<?> type) {
    if (!type.isInterface() || type.isSealed() || type.isAnnotation()) {
      return null;
    }
    Method single = null;
    for (Method method : type.getMethods()) {
      if (!Modifier.isAbstract(method.getModifiers()) || isOfObject(method)) {
        continue;
      }
      if (single == null || narrows(method, single)) {
        single = method;
      } else if (!narrows(single, method)) {
        return null;
      }
    }
    return single;
  }

  private static boolean narrows(Method method, Method other) {
    return method.getName().equals(other.getName())
        && method.getParameterCount() == other.getParameterCount()
        && other.getReturnType().isAssignableFrom(method.getReturnType());
  }

  private static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(inherited -> inherited.getName().equals(method.getName())
            && Arrays.equals(inherited.getParameterTypes(), method.getParameterTypes()));
  }
}
