package dev.earthshine.engine.state;

import dev.earthshine.engine.value.IdentityKey;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * Which Lua state belongs to which Bindings. Our own Bindings hold theirs in a field; for a host's this is a map by
 * identity that keeps no Bindings alive. Thread-safe.
 */
public final class States {
  private final ConcurrentMap<IdentityKey<Bindings>, LuaState> foreign = new ConcurrentHashMap<>();
  private final ReferenceQueue<Bindings> dropped = new ReferenceQueue<>();

  /** Makes the state of Bindings that have none. */
  @FunctionalInterface
  public interface Maker {
    LuaState make();
  }

  /** The state of {@code bindings}, made by {@code maker} at the first call. */
  public LuaState of(Bindings bindings, Maker maker) {
    if (bindings instanceof LuaBindings own) {
      return own.state(maker);
    }
    removeDropped();
    return foreign.computeIfAbsent(new IdentityKey<>(bindings, dropped), key -> maker.make());
  }

  /** The state of {@code bindings}, or null where none was made. */
  public @Nullable LuaState ifMade(Bindings bindings) {
    return bindings instanceof LuaBindings own
        ? own.stateIfMade()
        : foreign.get(new IdentityKey<>(bindings, null));
  }

  private void removeDropped() {
    for (Object key = dropped.poll(); key != null; key = dropped.poll()) {
      foreign.remove(key);
    }
  }
}
