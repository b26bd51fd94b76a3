package dev.earthshine.engine.interop;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which types of an object scripts may use it through. */
final class Reach {
  /** A package whose name starts with one of these, followed by a dot or the end, holds reflection. */
  private static final List<String> REFLECTIVE_PACKAGES =
      List.of("java.lang.reflect", "java.lang.invoke", "java.lang.module", "java.lang.foreign");

  private static final List<Class<?>> REFLECTIVE_TYPES = List.of(
      Class.class,
      ClassLoader.class,
      Module.class,
      ModuleLayer.class,
      Package.class,
      Process.class,
      ProcessBuilder.class,
      ProcessHandle.class,
      Runtime.class,
      StackWalker.class,
      System.class,
      Thread.class,
      ThreadGroup.class);

  private Reach() {}

  /** Whether {@code type} and the types around it are public, in a package that is exported to us. */
  static boolean isOpen(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getDeclaringClass()) {
      if (!Modifier.isPublic(level.getModifiers())) {
        return false;
      }
    }
    return type.getModule().isExported(type.getPackageName(), Reach.class.getModule());
  }

  /**
   * The types through which the members of {@code type} are reached, most derived first: itself if it is open, else its
   * nearest open superclass and all open interfaces.
   */
  static List<Class<?>> openTypes(Class<?> type) {
    if (isOpen(type)) {
      return type.isInterface() ? List.of(type, Object.class) : List.of(type);
    }
    List<Class<?>> open = new ArrayList<>();
    for (Class<?> level : supertypes(type)) {
      if (isOpen(level)) {
        open.add(level);
      }
    }
    return open;
  }

  /** Whether {@code type} is or extends a type of reflection, class loading, threads or processes. */
  static boolean isReflective(Class<?> type) {
    return supertypes(type).stream().anyMatch(Reach::namesReflection);
  }

  private static boolean namesReflection(Class<?> type) {
    String name = type.getPackageName();
    return REFLECTIVE_TYPES.contains(type)
        || REFLECTIVE_PACKAGES.stream()
            .anyMatch(reflective -> name.equals(reflective) || name.startsWith(reflective + "."));
  }

  /**
   * {@code type}, its superclasses, then all interfaces in the order of declaration. The superclass of the JDK's proxies
   * is left out: they are their interfaces.
   */
  static Set<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      if (level != Proxy.class || type == Proxy.class) {
        all.add(level);
      }
    }
    List<Class<?>> open = new ArrayList<>(all);
    for (int i = 0; i < open.size(); i++) {
      for (Class<?> declared : Arrays.asList(open.get(i).getInterfaces())) {
        if (all.add(declared)) {
          open.add(declared);
        }
      }
    }
    return all;
  }
}
