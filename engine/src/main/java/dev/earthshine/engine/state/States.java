package dev.earthshine.engine.state;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * Which Lua state belongs to which Bindings. Our own Bindings hold theirs in a field; for a host's this is a map by
 * identity that keeps no Bindings alive. Thread-safe.
 */
public final class States {
  private final ConcurrentMap<Key, LuaState> foreign = new ConcurrentHashMap<>();
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
    return foreign.computeIfAbsent(new Key(bindings, dropped), key -> maker.make());
  }

  /** The state of {@code bindings}, or null where none was made. */
  public @Nullable LuaState ifMade(Bindings bindings) {
    return bindings instanceof LuaBindings own
        ? own.stateIfMade()
        : foreign.get(new Key(bindings, null));
  }

  private void removeDropped() {
    for (Object key = dropped.poll(); key != null; key = dropped.poll()) {
      foreign.remove(key);
    }
  }

  /** Bindings by identity, held weakly: two maps with equal entries are two states. */
  private static final class Key extends WeakReference<Bindings> {
    private final int hash;

    Key(Bindings bindings, @Nullable ReferenceQueue<Bindings> queue) {
      super(bindings, queue);
      hash = System.identityHashCode(bindings);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Bindings mine = get();
      return mine != null && other instanceof Key key && mine == key.get();
    }
  }
}
