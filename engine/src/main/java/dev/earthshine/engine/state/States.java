package dev.earthshine.engine.state;

import java.lang.ref.Reference;
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
  /** Room for as many evaluations at once without a resize. */
  private static final int CAPACITY = 256;

  private final ConcurrentMap<Place, Place> foreign = new ConcurrentHashMap<>(CAPACITY);
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

  /**
   * The state of {@code bindings}, made if there is none, when it is the calling thread's turn: until it calls {@link
   * LuaState#leave}.
   *
   * @throws InterruptedException if the thread is interrupted before its turn
   */
  public LuaState enter(Bindings bindings, Settings settings) throws InterruptedException {
    LuaState state;
    do {
      state =
          bindings instanceof LuaBindings own ? own.state(settings) : ofForeign(bindings, settings);
    } while (!state.takeTurn());
    return state;
  }

  private LuaState ofForeign(Bindings bindings, Settings settings) {
    removeDropped();
    Place candidate = new Place(this, bindings);
    while (true) {
      Place place = foreign.get(candidate);
      if (place == null) {
        LuaState made = new LuaState(settings, candidate);
        candidate.begin(made);
        place = foreign.putIfAbsent(candidate, candidate);
        if (place == null) {
          return made;
        }
      }
      LuaState state = place.state();
      if (state != null) {
        return state;
      }
      clear(place);
    }
  }

  /** The state of {@code bindings}, or null where nothing is left of an earlier evaluation. */
  public @Nullable LuaState ifMade(Bindings bindings) {
    if (bindings instanceof LuaBindings own) {
      return own.stateIfMade();
    }
    Place place = foreign.get(new Place(this, bindings));
    return place == null ? null : place.state();
  }

  /** Takes out a place whose Bindings are held. */
  void remove(Place place) {
    foreign.remove(place);
  }

  /** Takes out this very place: the same Bindings may have another by now. */
  private void clear(Place gone) {
    foreign.computeIfPresent(gone, (key, place) -> place == gone ? null : place);
  }

  ReferenceQueue<Object> dropped() {
    return dropped;
  }

  private void removeDropped() {
    for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
      if (gone instanceof Place.Weakly weak) {
        clear(weak.place);
      }
    }
  }
}
