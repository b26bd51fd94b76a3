package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Traversal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A map: {@code map.key} and {@code map[key]} are its entries and nothing else, {@code map:method(...)} its methods first.
 * Assigning nil removes. An integer key stands for an Integer, a Long or a Double, whichever the map has.
 */
final class MapObject extends JavaObject implements Traversal {
  private final Map<Object, @Nullable Object> map;

  MapObject(Values values, Map<Object, @Nullable Object> map) {
    super(values, map);
    this.map = map;
  }

  @Override
  LuaValue index(LuaValue key) {
    if (key.isnil()) {
      return NIL;
    }
    try {
      return values().toLua(map.get(present(key)));
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  @Override
  public LuaValue method(LuaValue name) {
    LuaValue method = values().members(m_instance.getClass(), name).method(name);
    if (method != null) {
      return method;
    }
    LuaValue entry = index(name);
    return entry.isnil() ? super.index(name) : entry;
  }

  @Override
  void assign(LuaValue key, LuaValue value) {
    try {
      if (value.isnil()) {
        map.remove(present(key));
      } else {
        map.put(present(key), values().toJava(value));
      }
    } catch (RuntimeException | Error e) {
      throw values().failure(e);
    }
  }

  /** The key of the map that {@code key} stands for. */
  private Object present(LuaValue key) {
    Object plain = values().present(key);
    if (plain instanceof Integer number && !map.containsKey(plain)) {
      for (Number other : Arrays.asList(number.longValue(), number.doubleValue())) {
        if (map.containsKey(other)) {
          return other;
        }
      }
    }
    return plain;
  }

  @Override
  public int size() {
    return map.size();
  }

  /** Goes through the keys there are now; entries may be changed and removed on the way. */
  @Override
  Varargs pairs() {
    Iterator<Object> keys = Arrays.asList(map.keySet().toArray()).iterator();
    return varargsOf(JavaFunction.of("next", args -> next(keys)), this, NIL);
  }

  /** Walks from the first key, as a map has no place to go on from. */
  @Override
  public Varargs next(LuaValue key) {
    Iterator<Object> keys = Arrays.asList(map.keySet().toArray()).iterator();
    boolean found = key.isnil();
    while (!found && keys.hasNext()) {
      found = values().toLua(keys.next()).raweq(key);
    }
    if (!found) {
      throw RaisedError.here("invalid key to 'next'");
    }
    return next(keys);
  }

  private Varargs next(Iterator<Object> keys) {
    while (keys.hasNext()) {
      Object key = keys.next();
      LuaValue value = values().toLua(map.get(key));
      if (!value.isnil() && key != null) {
        return varargsOf(values().toLua(key), value);
      }
    }
    return NIL;
  }
}
