package dev.earthshine.engine.value;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A value that is no table and yet has keys, which {@code next} takes as if it were one. */
public interface Traversal {
  /** The key after {@code key} with its value, nil after the last; the first for nil. */
  Varargs next(LuaValue key);
}
