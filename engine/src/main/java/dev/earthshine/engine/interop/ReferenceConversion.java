package dev.earthshine.engine.interop;

import dev.earthshine.LuaCallable;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Conversion to a class or interface of no special meaning: what the value is in Java anyway, if that is one. */
record ReferenceConversion(Class<?> type) implements Conversion {
  private static final int LIKE_KIND = 0;
  private static final int OTHER_KIND = 2;
  private static final int CONSTANT_NAME = 7;
  private static final int COPY = 6;

  /** The conversion to {@code type}, which is no primitive. */
  static Conversion to(Class<?> type) {
    Conversion plain = new ReferenceConversion(type);
    if (type.isArray()) {
      return new ToArray(type.getComponentType(), Conversion.to(type.getComponentType()), plain);
    }
    if (type.isEnum()) {
      return new ToConstant(type, plain);
    }
    Method method = SingleMethod.of(type);
    return method != null && type != LuaCallable.class
        ? new ToFunction(type, method, plain)
        : plain;
  }

  @Override
  public int cost(LuaValue value) {
    if (value.isnil() || value == NullValue.NULL) {
      return Conversion.ofNil(type);
    }
    if (value instanceof LuaTable table) {
      return tableCost(table);
    }
    if (value instanceof LuaUserdata userdata) {
      return type.isInstance(userdata.m_instance) ? general(0) : IMPOSSIBLE;
    }
    if (value instanceof HostFunction function) {
      return type.isInstance(function.callable) ? general(0) : IMPOSSIBLE;
    }
    if (value instanceof LuaFunction) {
      return type == LuaCallable.class ? 0 : unlessForeign(FunctionHandle.class);
    }
    if (value instanceof LuaString string) {
      boolean text = LuaStrings.exactText(string) != null;
      return type == CharSequence.class && text
          ? 1
          : unlessForeign(text ? String.class : byte[].class);
    }
    return type == CharSequence.class && value instanceof LuaNumber
        ? Overloads.TEXT_OF_NUMBER
        : unlessForeign(scalarClass(value));
  }

  private static Class<?> scalarClass(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TBOOLEAN -> Boolean.class;
      case LuaValue.TNUMBER -> Numbers.toJava(value.checknumber()).getClass();
      default -> Coroutine.class;
    };
  }

  private int tableCost(LuaTable table) {
    boolean list = Tables.isList(table);
    if (Iterable.class.isAssignableFrom(type)) {
      int cost = list ? LIKE_KIND : OTHER_KIND;
      boolean fits = type.isAssignableFrom(ListView.class) && (list || Tables.isSequence(table));
      return fits ? cost : IMPOSSIBLE;
    }
    if (Map.class.isAssignableFrom(type)) {
      int cost = list ? OTHER_KIND : LIKE_KIND;
      return type.isAssignableFrom(MapView.class) ? cost : IMPOSSIBLE;
    }
    return unlessForeign(list ? ListView.class : MapView.class);
  }

  private int unlessForeign(Class<?> natural) {
    return type.isAssignableFrom(natural) ? ANYTHING : IMPOSSIBLE;
  }

  private int general(int cost) {
    return type == Object.class ? ANYTHING : cost;
  }

  @Override
  public @Nullable Object apply(Values values, LuaValue value) {
    if (value instanceof LuaTable table && Iterable.class.isAssignableFrom(type)) {
      return new ListView(values, table);
    }
    if (value instanceof LuaTable table && Map.class.isAssignableFrom(type)) {
      return new MapView(values, table);
    }
    if (type == CharSequence.class && value instanceof LuaNumber) {
      return LuaStrings.text(LuaNumbers.text(value));
    }
    return values.toJava(value);
  }

  /** A sequence becomes a new array. */
  private record ToArray(Class<?> component, Conversion element, Conversion plain)
      implements Conversion {
    @Override
    public int cost(LuaValue value) {
      if (!(value instanceof LuaTable table)) {
        return plain.cost(value);
      }
      if (!Tables.isSequence(table)) {
        return IMPOSSIBLE;
      }
      for (int i = table.rawlen(); i > 0; i--) {
        if (element.cost(table.rawget(i)) == IMPOSSIBLE) {
          return IMPOSSIBLE;
        }
      }
      return COPY;
    }

    @Override
    public @Nullable Object apply(Values values, LuaValue value) {
      if (!(value instanceof LuaTable table)) {
        return plain.apply(values, value);
      }
      Object array = Array.newInstance(component, table.rawlen());
      for (int i = Array.getLength(array); i > 0; i--) {
        Array.set(array, i - 1, element.apply(values, table.rawget(i)));
      }
      return array;
    }
  }

  /** The name of an enum's constant becomes the constant. */
  private record ToConstant(Class<?> type, Conversion plain) implements Conversion {
    @Override
    public int cost(LuaValue value) {
      if (value instanceof LuaString name) {
        return constant(name) == null ? IMPOSSIBLE : CONSTANT_NAME;
      }
      return plain.cost(value);
    }

    @Override
    public @Nullable Object apply(Values values, LuaValue value) {
      return value instanceof LuaString name ? constant(name) : plain.apply(values, value);
    }

    private @Nullable Object constant(LuaString name) {
      String wanted = LuaStrings.text(name);
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(wanted)) {
          return constant;
        }
      }
      return null;
    }
  }

  /** A function becomes an implementation of an interface with one abstract method. */
  private record ToFunction(Class<?> type, Method method, Conversion plain) implements Conversion {
    @Override
    public int cost(LuaValue value) {
      int cost = plain.cost(value);
      if (cost != IMPOSSIBLE || !(value instanceof LuaFunction)) {
        return cost;
      }
      return method.getReturnType() == void.class ? 2 : 1;
    }

    @Override
    public @Nullable Object apply(Values values, LuaValue value) {
      return value instanceof LuaFunction && plain.cost(value) == IMPOSSIBLE
          ? FunctionProxy.of(values, value, type)
          : plain.apply(values, value);
    }
  }
}
