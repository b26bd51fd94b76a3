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
  // Mutable state, made when the first object is met
  private @Nullable ReferenceQueue<Object> dropped;
  private Map<IdentityKey<Object>, UserdataType<?>> types = Map.of();

  /** Remembers that {@code object} is inside a userdata of {@code type}. */
  void add(Object object, UserdataType<?> type) {
    ReferenceQueue<Object> queue = dropped;
    if (queue == null) {
      queue = new ReferenceQueue<>();
      dropped = queue;
      types = new HashMap<>();
    }
    for (Object key = queue.poll(); key != null; key = queue.poll()) {
      types.remove(key);
    }
    types.putIfAbsent(new IdentityKey<>(object, queue), type);
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
