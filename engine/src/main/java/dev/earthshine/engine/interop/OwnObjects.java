package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.IdentityKey;
import dev.earthshine.engine.value.UserdataType;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaUserdata;

/**
 * The objects inside userdata of one state that went to Java: only there, coming back, they are that userdata again. By
 * identity, and without keeping them alive.
 */
final class OwnObjects {
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
  // Mutable state
  private final Map<IdentityKey<Object>, UserdataType<?>> types = new HashMap<>();

  /** Remembers that {@code object} is inside a userdata of {@code type}. */
  void add(Object object, UserdataType<?> type) {
    for (Object key = dropped.poll(); key != null; key = dropped.poll()) {
      types.remove(key);
    }
    types.putIfAbsent(new IdentityKey<>(object, dropped), type);
  }

  /** The userdata that {@code object} went out of, or null. */
  @Nullable
  LuaUserdata userdata(Object object) {
    if (types.isEmpty()) {
      return null;
    }
    UserdataType<?> type = types.get(new IdentityKey<>(object, null));
    return type == null ? null : wrap(type, object);
  }

  // The type was met with this very object.
  @SuppressWarnings("unchecked")
  private static <T> LuaUserdata wrap(UserdataType<T> type, Object object) {
    return type.wrap((T) object);
  }
}
