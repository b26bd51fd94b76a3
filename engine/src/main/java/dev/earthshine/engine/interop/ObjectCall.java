package dev.earthshine.engine.interop;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code object(...)} calls: the method of the one functional interface the class implements. Functional is what is
 * annotated so, and any interface with one abstract method that a lambda expression stands for; a class that merely has
 * such an interface, {@code Iterable} say, is no function. A method {@code call(Object...)} comes before all of them.
 */
final class ObjectCall {
  private ObjectCall() {}

  /** The method as one overload, or null where objects of {@code type} are no functions, or several. */
  static @Nullable Overloads of(Class<?> type) {
    Class<?> through = null;
    Method called = null;
    for (Class<?> open : Reach.openTypes(type)) {
      for (Class<?> candidate : Reach.supertypes(open)) {
        Method method = isFunctional(candidate, type) ? SingleMethod.of(candidate) : null;
        if (method == null || (called != null && narrows(through, candidate, called, method))) {
          continue;
        }
        if (called != null && !narrows(candidate, through, method, called)) {
          return null;
        }
        through = candidate;
        called = method;
      }
    }
    return through == null || called == null
        ? null
        : new Overloads(type, called.getName(), List.of(new Overload(Member.of(called, through))));
  }

  private static boolean isFunctional(Class<?> candidate, Class<?> type) {
    return candidate.isInterface()
        && Reach.isOpen(candidate)
        && (candidate.isAnnotationPresent(FunctionalInterface.class) || isLambda(type));
  }

  private static boolean isLambda(Class<?> type) {
    return type.isHidden() || (type.isSynthetic() && !type.isInterface());
  }

  /** Whether {@code type} is {@code other} in a narrower form, such as UnaryOperator is Function. */
  private static boolean narrows(
      @Nullable Class<?> type, @Nullable Class<?> other, Method method, Method overridden) {
    return type != null
        && other != null
        && other.isAssignableFrom(type)
        && method.getName().equals(overridden.getName());
  }
}
