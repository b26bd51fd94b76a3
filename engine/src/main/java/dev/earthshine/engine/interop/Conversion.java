package dev.earthshine.engine.interop;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * How Lua values become values of one Java type: parameters, fields, array elements, results of callbacks.
 *
 * <p>Immutable and free of any Lua state, so that it may be cached with the class it belongs to.
 */
interface Conversion {
  /** The cost of what cannot be converted. */
  int IMPOSSIBLE = -1;

  /** The cost of becoming an {@code Object}, or an interface that values of many kinds have. */
  int ANYTHING = 20;

  /** How far {@code value} is from this type, 0 being exact; {@link #IMPOSSIBLE} where it does not convert. */
  int cost(LuaValue value);

  /** The value of this type for {@code value}, whose {@link #cost} is not {@link #IMPOSSIBLE}. */
  @Nullable
  Object apply(Values values, LuaValue value);

  /** The cost of nil becoming the null of {@code type}, which is no primitive: where both fit, it is no array. */
  static int ofNil(Class<?> type) {
    return type.isArray() ? 1 : 0;
  }

  /** The conversion to {@code type}. */
  static Conversion to(Class<?> type) {
    Conversion scalar = Scalars.to(type);
    return scalar != null ? scalar : ReferenceConversion.to(type);
  }
}
