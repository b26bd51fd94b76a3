package dev.earthshine.engine.interop;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the public members of a class through its open types.
 *
 * <p>{@code object.name} is, in this order: a public field, a component of a record, the result of {@code getName()}, of
 * {@code isName()}.
 */
final class MemberFinder {
  private final Class<?> type;
  private final Map<String, Map<List<Class<?>>, Overload>> found = new HashMap<>();
  private final Map<String, Overloads> methods = new HashMap<>();
  private final Map<String, Property> properties = new HashMap<>();

  MemberFinder(Class<?> type) {
    this.type = type;
  }

  Members find() {
    List<Class<?>> openTypes = Reach.openTypes(type);
    openTypes.forEach(this::addMethods);
    found.forEach(
        (name, overloads) -> methods.put(name, new Overloads(type, name, overloads.values())));
    openTypes.forEach(this::addFields);
    if (type.isRecord() && Reach.isOpen(type)) {
      Arrays.stream(type.getRecordComponents()).forEach(this::addComponent);
    }
    methods.forEach((name, overloads) -> addAccessor("get", name, overloads));
    methods.forEach((name, overloads) -> addAccessor("is", name, overloads));
    methods.forEach(this::addLoneSetter);
    return new Members(type, methods, properties, constructors(), call());
  }

  /** What takes anything under the name {@code call} is called so, as Groovy's closures are. */
  private @Nullable Overloads call() {
    Overloads call = methods.get("call");
    return call != null && call.takeAnything() ? call : ObjectCall.of(type);
  }

  private void addMethods(Class<?> through) {
    Method[] declared = through.getMethods();
    for (Method method : declared) {
      boolean foreignStatic =
          through != type && through.isInterface() && Modifier.isStatic(method.getModifiers());
      if (!foreignStatic && !(method.isBridge() && isBridged(method, declared))) {
        found
            .computeIfAbsent(method.getName(), name -> new HashMap<>())
            .putIfAbsent(
                List.of(method.getParameterTypes()), new Overload(Member.of(method, through)));
      }
    }
  }

  /** Whether {@code bridge} is the erased form of another method, which says more about its parameters. */
  private static boolean isBridged(Method bridge, Method[] all) {
    return Arrays.stream(all)
        .anyMatch(method -> !method.isBridge()
            && method.getName().equals(bridge.getName())
            && method.getParameterCount() == bridge.getParameterCount()
            && narrows(method.getParameterTypes(), bridge.getParameterTypes()));
  }

  private static boolean narrows(Class<?>[] types, Class<?>[] wider) {
    for (int i = 0; i < types.length; i++) {
      if (!wider[i].isAssignableFrom(types[i])) {
        return false;
      }
    }
    return true;
  }

  private void addFields(Class<?> through) {
    for (Field field : through.getFields()) {
      if (field.isSynthetic()) {
        continue;
      }
      Overloads setter = Modifier.isFinal(field.getModifiers())
          ? null
          : new Overloads(
              type, field.getName(), List.of(new Overload(Member.writing(field, through))));
      properties.putIfAbsent(
          field.getName(), new Property(new Overload(Member.reading(field, through)), setter));
    }
  }

  private void addComponent(RecordComponent component) {
    Overloads accessor = methods.get(component.getName());
    if (accessor != null) {
      properties.putIfAbsent(component.getName(), new Property(accessor.getter(), null));
    }
  }

  private void addAccessor(String prefix, String name, Overloads overloads) {
    String property = propertyName(prefix, name);
    Overload getter = property == null ? null : overloads.getter();
    if (property != null && getter != null && fits(prefix, getter.member().result())) {
      properties.putIfAbsent(
          property, new Property(getter, setter(name.substring(prefix.length()), property)));
    }
  }

  private static boolean fits(String prefix, Class<?> result) {
    return prefix.equals("is")
        ? result == boolean.class || result == Boolean.class
        : result != void.class;
  }

  /** A setter without a getter. */
  private void addLoneSetter(String name, Overloads overloads) {
    String property = propertyName("set", name);
    Overloads setter = property == null ? null : overloads.setters(property);
    if (property != null && setter != null) {
      properties.putIfAbsent(property, new Property(null, setter));
    }
  }

  private @Nullable Overloads setter(String capitalized, String property) {
    Overloads overloads = methods.get("set" + capitalized);
    return overloads == null ? null : overloads.setters(property);
  }

  /** {@code name} for {@code getName}, {@code URL} for {@code getURL}; null where {@code method} is no accessor. */
  private static @Nullable String propertyName(String prefix, String method) {
    int start = prefix.length();
    if (!method.startsWith(prefix) || method.length() == start) {
      return null;
    }
    char initial = method.charAt(start);
    if (!Character.isUpperCase(initial)) {
      return null;
    }
    boolean acronym =
        method.length() > start + 1 && Character.isUpperCase(method.charAt(start + 1));
    return acronym
        ? method.substring(start)
        : Character.toLowerCase(initial) + method.substring(start + 1);
  }

  private @Nullable Overloads constructors() {
    if (!Reach.isOpen(type) || Modifier.isAbstract(type.getModifiers())) {
      return null;
    }
    List<Overload> constructors = new ArrayList<>();
    for (Constructor<?> constructor : type.getConstructors()) {
      constructors.add(new Overload(Member.of(constructor)));
    }
    return constructors.isEmpty() ? null : new Overloads(type, "new", constructors);
  }
}
