package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.LuaStrings;
import java.lang.ref.SoftReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * What scripts can reach of one class, found once per class and shared by all states.
 *
 * <p>The JVM keeps it with the class, but softly: a strong reference from {@code java.lang.String}, say, to this would
 * keep the class loader of Earthshine alive for ever.
 */
final class Members {
  private static final ClassValue<SoftReference<Members>> CACHE = new ClassValue<>() {
    @Override
    protected SoftReference<Members> computeValue(Class<?> type) {
      return new SoftReference<>(new MemberFinder(type).find());
    }
  };

  private final boolean reflective;
  private final Map<LuaValue, Overloads> methods = new HashMap<>();
  private final Map<LuaValue, Property> properties = new HashMap<>();
  private final @Nullable Overloads constructors;
  private final @Nullable Overloads call;
  private final Set<String> names = new TreeSet<>();

  Members(
      Class<?> type,
      Map<String, Overloads> methods,
      Map<String, Property> properties,
      @Nullable Overloads constructors,
      @Nullable Overloads call) {
    this.reflective = Reach.isReflective(type);
    this.constructors = constructors;
    this.call = call;
    methods.forEach((name, overloads) -> this.methods.put(LuaStrings.of(name), overloads));
    properties.forEach((name, property) -> this.properties.put(LuaStrings.of(name), property));
    names.addAll(methods.keySet());
    names.addAll(properties.keySet());
  }

  /** The members of {@code type}. */
  static Members of(Class<?> type) {
    Members members = CACHE.get(type).get();
    while (members == null) { // Collected since.
      CACHE.remove(type);
      members = CACHE.get(type).get();
    }
    return members;
  }

  /** Whether the class is one of reflection, class loading, threads or processes. */
  boolean isReflective() {
    return reflective;
  }

  /** The methods called {@code name}, a Lua string, or null. */
  @Nullable
  Overloads method(LuaValue name) {
    return methods.get(name);
  }

  /** The property called {@code name}, a Lua string, or null. */
  @Nullable
  Property property(LuaValue name) {
    return properties.get(name);
  }

  /** The constructors, or null where the class cannot be instantiated. */
  @Nullable
  Overloads constructors() {
    return constructors;
  }

  /** What calling an object itself does, or null where that is no function. */
  @Nullable
  Overloads call() {
    return call;
  }

  /** The names of all methods and properties, sorted. */
  Collection<String> names() {
    return names;
  }
}
