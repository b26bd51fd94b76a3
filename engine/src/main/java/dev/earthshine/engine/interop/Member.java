package dev.earthshine.engine.interop;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * A method, a constructor, or reading or writing a field: what it takes and how it is called.
 *
 * <p>Handles are found through an open type, so that the class that declares a member need not be public, and with the
 * public lookup, which ties no other class loader to ours. What that refuses (methods that look at their caller, packages
 * exported to us alone) is found by the reflected member. Nothing is made accessible by force.
 *
 * @param result what it returns, void for nothing
 */
record Member(
    String name,
    List<Class<?>> parameters,
    boolean isVariable,
    boolean isStatic,
    Class<?> result,
    Finder finder) {
  private static final MethodHandles.Lookup PUBLIC = MethodHandles.publicLookup();
  private static final MethodHandles.Lookup OURS = MethodHandles.lookup();

  /** The method as the open type {@code through} shows it. */
  static Member of(Method method, Class<?> through) {
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    MethodType type = methodType(method.getReturnType(), method.getParameterTypes());
    Finder byName = isStatic
        ? () -> PUBLIC.findStatic(through, method.getName(), type)
        : () -> PUBLIC.findVirtual(through, method.getName(), type);
    return new Member(
        method.getName(),
        List.of(method.getParameterTypes()),
        method.isVarArgs(),
        isStatic,
        method.getReturnType(),
        byName.or(() -> OURS.unreflect(method)));
  }

  /** The constructor of an open type. */
  static Member of(Constructor<?> constructor) {
    return new Member(
        "new",
        List.of(constructor.getParameterTypes()),
        constructor.isVarArgs(),
        true,
        constructor.getDeclaringClass(),
        () -> OURS.unreflectConstructor(constructor));
  }

  /** Reading the field as the open type {@code through} shows it. */
  static Member reading(Field field, Class<?> through) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    Finder byName = isStatic
        ? () -> PUBLIC.findStaticGetter(through, field.getName(), field.getType())
        : () -> PUBLIC.findGetter(through, field.getName(), field.getType());
    Finder finder = byName.or(() -> OURS.unreflectGetter(field));
    return new Member(field.getName(), List.of(), false, isStatic, field.getType(), finder);
  }

  /** Writing the field as the open type {@code through} shows it. */
  static Member writing(Field field, Class<?> through) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    Finder byName = isStatic
        ? () -> PUBLIC.findStaticSetter(through, field.getName(), field.getType())
        : () -> PUBLIC.findSetter(through, field.getName(), field.getType());
    Finder finder = byName.or(() -> OURS.unreflectSetter(field));
    return new Member(
        field.getName(), List.of(field.getType()), false, isStatic, void.class, finder);
  }

  /** The handle, as a function of the object (anything, for a static member) and the array of arguments. */
  MethodHandle handle() throws ReflectiveOperationException {
    MethodHandle spread =
        finder.find().asFixedArity().asSpreader(Object[].class, parameters.size());
    MethodHandle withSelf =
        isStatic ? MethodHandles.dropArguments(spread, 0, Object.class) : spread;
    return withSelf.asType(methodType(Object.class, Object.class, Object[].class));
  }

  /** Finds a handle, once. */
  @FunctionalInterface
  interface Finder {
    MethodHandle find() throws ReflectiveOperationException;

    /** This one, or {@code other} where access is refused. */
    default Finder or(Finder other) {
      return () -> {
        try {
          return find();
        } catch (IllegalAccessException e) {
          try {
            return other.find();
          } catch (IllegalAccessException alsoRefused) {
            e.addSuppressed(alsoRefused);
            throw e;
          }
        }
      };
    }
  }
}
