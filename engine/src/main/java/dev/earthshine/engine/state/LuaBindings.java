package dev.earthshine.engine.state;

import java.util.List;
import javax.script.SimpleBindings;
import org.jspecify.annotations.Nullable;

/** The Bindings our engines make: a map for any number of threads that also remembers the Lua state its scripts ran in. */
public final class LuaBindings extends SimpleBindings {
  private final Entries entries;

  // Mutable state
  private @Nullable LuaState state;

  /** Empty Bindings without a state. */
  public LuaBindings() {
    this(new Entries());
  }

  private LuaBindings(Entries entries) {
    super(entries);
    this.entries = entries;
  }

  /** The names there are now. */
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** Where {@code name} has its value, null if there is no such entry. */
  Entries.@Nullable Place place(String name) {
    return entries.place(name);
  }

  synchronized LuaState state(Settings settings) {
    if (state == null) {
      state = new LuaState(settings, null);
    }
    return state;
  }

  synchronized @Nullable LuaState stateIfMade() {
    return state;
  }
}
