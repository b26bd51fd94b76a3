package dev.earthshine.engine.state;

import java.lang.ref.WeakReference;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * Foreign Bindings and their state in the map of {@link States}; by the identity of the Bindings it is its own key.
 *
 * <p>During the first evaluation both are held, which costs nothing. Only when that leaves something behind that a later
 * one could see do weak references take their place: collectors pay for each of those.
 */
final class Place {
  private final States states;
  private final int hash;

  // Mutable state, changed by the owner of the state's turn
  private volatile Object bindings;
  private volatile @Nullable Object state;
  private volatile boolean vacant;

  Place(States states, Bindings bindings) {
    this.states = states;
    this.bindings = bindings;
    this.hash = System.identityHashCode(bindings);
  }

  /** The state; null where it was let go with everything that came from it. */
  @Nullable
  LuaState state() {
    Object held = state;
    return (LuaState) (held instanceof Weakly weak ? weak.get() : held);
  }

  void begin(LuaState made) {
    state = made;
  }

  /** Holds the state as long as the Bindings live, which are not held. */
  void keep(LuaState kept) {
    state = kept;
    if (bindings instanceof Bindings held) {
      bindings = new Weakly(held, this);
    }
  }

  /** Holds neither, unless the state is {@linkplain #keep kept} already: what came from it holds both. */
  void leaveToOthers() {
    LuaState left = state();
    if (left != null && bindings instanceof Bindings held) {
      state = new Weakly(left, this);
      bindings = new Weakly(held, this);
    }
  }

  /** Gives the place up: nothing is left of the evaluation, and who waits for its turn has to begin anew. */
  void vacate() {
    vacant = true;
    states.remove(this);
  }

  boolean isVacant() {
    return vacant;
  }

  private @Nullable Object occupant() {
    Object held = bindings;
    return held instanceof Weakly weak ? weak.get() : held;
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
    Object mine = occupant();
    return mine != null && other instanceof Place place && place.occupant() == mine;
  }

  /** A weak reference that knows whose place is free when it is cleared. */
  static final class Weakly extends WeakReference<Object> {
    final Place place;

    Weakly(Object object, Place place) {
      super(object, place.states.dropped());
      this.place = place;
    }
  }
}
