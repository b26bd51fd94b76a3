package dev.earthshine.engine.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A type of userdata with a name, methods and properties: what a Java object of ours looks like to a script.
 *
 * <pre>{@code
 * static final UserdataType<Counter> COUNTER = UserdataType.<Counter>named("Counter")
 *     .method("add", (self, args) -> LuaValue.valueOf(self.add(Args.number(Args.at(args, 1), 1))))
 *     .property("total", self -> LuaValue.valueOf(self.total()))
 *     .tostring(self -> "Counter: " + self.total())
 *     .build();
 * }</pre>
 *
 * <p>Immutable, and shared by all states: a method finds its state through the object it is called on. A script can
 * neither see nor change the metatable. An unknown name is an error that names the nearest right one.
 *
 * @param <T> the Java type of the objects
 */
public final class UserdataType<T> {
  private final String name;
  private final Map<LuaValue, LuaFunction> methods = new LinkedHashMap<>();
  private final Map<LuaValue, Function<? super T, ? extends LuaValue>> properties;
  private final LuaValue metatable;

  private UserdataType(Builder<T> builder) {
    name = builder.name;
    builder.methods.forEach((key, body) -> methods.put(LuaStrings.of(key), method(key, body)));
    builder.functions.forEach(function -> methods.put(LuaStrings.of(function.name()), function));
    properties = new LinkedHashMap<>(builder.properties);
    metatable = metatable(builder);
  }

  /** Starts the description of a type that messages call {@code name}. */
  public static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  /** The body of a method: {@code args} are those after the object. */
  @FunctionalInterface
  public interface Method<T> {
    Varargs call(T self, Varargs args);
  }

  /** The type of {@code value}, or null where it is no userdata of a type of this kind. */
  public static @Nullable UserdataType<?> of(LuaValue value) {
    return value instanceof Instance<?> instance ? instance.type : null;
  }

  /** The name of the type, as messages show it. */
  public String name() {
    return name;
  }

  /** The userdata that stands for {@code object}. Two of the same object are equal. */
  public LuaUserdata wrap(T object) {
    return new Instance<>(this, object);
  }

  /** Whether {@code value} is a userdata of this type. */
  public boolean describes(LuaValue value) {
    return value instanceof Instance<?> instance && instance.type == this;
  }

  /** The object in argument {@code index}; {@code Request expected, got nil} where it is no userdata of this type. */
  public T check(LuaValue value, int index) {
    if (describes(value)) {
      return object(value);
    }
    throw Args.mismatch(value, index, name);
  }

  @SuppressWarnings("unchecked") // Only wrap makes instances of this type.
  private T object(LuaValue value) {
    return (T) ((Instance<?>) value).m_instance;
  }

  private T self(LuaValue value, String method) {
    if (describes(value)) {
      return object(value);
    }
    String actual = value == LuaValue.NONE ? "no value" : value.typename();
    throw RaisedError.here("bad self for '" + method + "' (" + name + " expected, got " + actual
        + "); use ':' to call a method");
  }

  private JavaFunction method(String key, Method<? super T> body) {
    return JavaFunction.ofMethod(
        key, args -> body.call(self(Args.at(args, 1), key), args.subargs(2)));
  }

  private FrozenTable metatable(Builder<T> builder) {
    FrozenTable metamethods = new FrozenTable();
    metamethods.set("__index", JavaFunction.of2("__index", this::index));
    metamethods.set("__newindex", JavaFunction.of3("__newindex", this::refuseAssignment));
    metamethods.set(
        "__tostring",
        JavaFunction.of1(
            "__tostring", self -> LuaStrings.of(builder.tostring.apply(self(self, "tostring")))));
    builder.metamethods.forEach((event, body) -> metamethods.set(event, method(event, body)));
    builder.operators.forEach(metamethods::set);
    metamethods.set("__name", LuaStrings.of(name));
    metamethods.set("__metatable", LuaValue.FALSE);
    return metamethods.freeze();
  }

  private LuaValue index(LuaValue self, LuaValue key) {
    LuaValue method = methods.get(key);
    if (method != null) {
      return method;
    }
    Function<? super T, ? extends LuaValue> property = properties.get(key);
    if (property != null) {
      return property.apply(self(self, text(key)));
    }
    throw unknown(key);
  }

  private LuaValue refuseAssignment(LuaValue self, LuaValue key, LuaValue value) {
    throw RaisedError.here("attempt to assign to '" + text(key) + "' of a " + name);
  }

  private RaisedError unknown(LuaValue key) {
    if (!(key instanceof LuaString)) {
      return RaisedError.here("attempt to index a " + name + " with a " + key.typename());
    }
    Collection<String> known = new TreeSet<>();
    methods.keySet().forEach(method -> known.add(text(method)));
    properties.keySet().forEach(property -> known.add(text(property)));
    return RaisedError.here(
        name + " has no method '" + text(key) + "'" + Nearest.hint(text(key), known));
  }

  private static String text(LuaValue key) {
    return key instanceof LuaString string ? LuaStrings.text(string) : key.typename();
  }

  /** Collects what a type is made of. Used by one thread, once. */
  public static final class Builder<T> {
    private final String name;
    private final Map<String, Method<? super T>> methods = new LinkedHashMap<>();
    private final List<JavaFunction> functions = new ArrayList<>();
    private final Map<LuaValue, Function<? super T, ? extends LuaValue>> properties =
        new LinkedHashMap<>();
    private final Map<String, Method<? super T>> metamethods = new LinkedHashMap<>();
    private final Map<String, LuaValue> operators = new LinkedHashMap<>();
    // Mutable state
    private Function<? super T, String> tostring;

    private Builder(String name) {
      this.name = name;
      this.tostring = self -> name + ": 0x" + String.format("%08x", System.identityHashCode(self));
    }

    /** What {@code object:method(...)} does. */
    public Builder<T> method(String method, Method<? super T> body) {
      methods.put(method, body);
      return this;
    }

    /** What {@code object:method(...)} calls, with the object as first argument: {@link #check} is the function's part. */
    public Builder<T> function(JavaFunction function) {
      functions.add(function);
      return this;
    }

    /** What reading {@code object.property} gives. */
    public Builder<T> property(String property, Function<? super T, ? extends LuaValue> value) {
      properties.put(LuaStrings.of(property), value);
      return this;
    }

    /** What {@code tostring(object)} gives; by default the name and an address. */
    public Builder<T> tostring(Function<? super T, String> text) {
      tostring = text;
      return this;
    }

    /** What {@code #object} gives. */
    public Builder<T> length(Function<? super T, ? extends LuaValue> length) {
      return metamethod("__len", (self, args) -> length.apply(self));
    }

    /** A metamethod whose first operand is always the object, such as {@code __call} or {@code __pairs}. */
    public Builder<T> metamethod(String event, Method<? super T> body) {
      metamethods.put(event, body);
      return this;
    }

    /** A metamethod that gets its operands as they are, such as {@code __concat}: the object may be on either side. */
    public Builder<T> operator(String event, JavaFunction body) {
      operators.put(event, body);
      return this;
    }

    /** The finished type. */
    public UserdataType<T> build() {
      return new UserdataType<>(this);
    }
  }

  private static final class Instance<T> extends LuaUserdata {
    private final UserdataType<T> type;

    Instance(UserdataType<T> type, T object) {
      super(object, type.metatable);
      this.type = type;
    }

    @Override
    public LuaValue setmetatable(LuaValue metatable) {
      throw RaisedError.here("cannot change the metatable of a " + type.name);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Instance<?> instance
          && instance.type == type
          && instance.m_instance == m_instance;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(m_instance);
    }

    @Override
    public boolean raweq(LuaUserdata other) {
      return equals(other);
    }
  }
}
