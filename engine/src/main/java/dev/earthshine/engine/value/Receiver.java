package dev.earthshine.engine.value;

import org.luaj.vm2.LuaValue;

/**
 * A value for which {@code value:name(...)} is not {@code value.name(value, ...)}.
 *
 * <p>A Java object may have a method and a property of one name, a Java map a method and an entry: a call with a colon
 * means the method, a dot the property or entry. Whoever runs {@code value:name(...)} asks here for the function first.
 */
public interface Receiver {
  /** What {@code value:name(...)} calls, with the value as its first argument. */
  LuaValue method(LuaValue name);
}
