package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** An array of any type but {@code byte[]}, which is a string. What is assigned must convert to the element type. */
final class ArrayObject extends IndexedObject {
  ArrayObject(Values values, Object array) {
    super(values, array);
  }

  @Override
  public int size() {
    return Array.getLength(m_instance);
  }

  @Override
  int writable() {
    return size();
  }

  @Override
  @Nullable
  Object at(int index) {
    return Array.get(m_instance, index);
  }

  @Override
  void put(int index, LuaValue value) {
    Class<?> type = m_instance.getClass().getComponentType();
    Conversion conversion = Conversion.to(type);
    if (conversion.cost(value) == Conversion.IMPOSSIBLE) {
      throw RaisedError.here("an element of a " + m_instance.getClass().getSimpleName()
          + " cannot be a " + value.typename());
    }
    Array.set(m_instance, index, conversion.apply(values(), value));
  }

  @Override
  LuaString text() {
    String nested = Arrays.deepToString(new Object[] {m_instance});
    return LuaStrings.of(nested.substring(1, nested.length() - 1));
  }
}
