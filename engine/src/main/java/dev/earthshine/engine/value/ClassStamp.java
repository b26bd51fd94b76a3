package dev.earthshine.engine.value;

/** Changes whenever a table changes that others inherit from. One for each Lua state, used by one thread at a time. */
public final class ClassStamp {
  // Mutable state
  private int version;

  /** A stamp for the tables of a new state. */
  public ClassStamp() {}

  /** Equal at two moments if nothing has been inherited differently since the first. */
  int version() {
    return version;
  }

  void change() {
    version++;
  }
}
