package dev.earthshine.engine.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.script.SimpleBindings;
import org.jspecify.annotations.Nullable;

/** The Bindings our engines make: a map for any number of threads that also remembers the Lua state its scripts ran in. */
public final class LuaBindings extends SimpleBindings {
  private final Map<String, Object> entries;

  // Mutable state
  private @Nullable LuaState state;

  /** Empty Bindings without a state. */
  public LuaBindings() {
    this(Collections.synchronizedMap(new HashMap<>()));
  }

  private LuaBindings(Map<String, Object> entries) {
    super(entries);
    this.entries = entries;
  }

  /** The names there are now. */
  List<String> names() {
    synchronized (entries) {
      return List.copyOf(entries.keySet());
    }
  }

  /** The value under {@code name} if there is one that is not null. */
  @Nullable
  Object present(String name) {
    return entries.get(name);
  }

  synchronized LuaState state(States.Maker maker) {
    if (state == null) {
      state = maker.make();
    }
    return state;
  }

  synchronized @Nullable LuaState stateIfMade() {
    return state;
  }
}
