package dev.earthshine.engine.value;

import org.luaj.vm2.LuaString;

/** What a metamethod can be called for. */
@SuppressWarnings("ImmutableEnumChecker") // A LuaString is immutable, though luaj cannot say so.
public enum Event {
  INDEX,
  NEWINDEX,
  CALL,
  ADD,
  SUB,
  MUL,
  DIV,
  MOD,
  POW,
  UNM,
  CONCAT,
  LEN,
  EQ,
  LT,
  LE;

  static final int COUNT = values().length;

  private final LuaString key = LuaStrings.of("__" + name().toLowerCase(java.util.Locale.ROOT));

  /** The key of the metamethod in a metatable. */
  public LuaString key() {
    return key;
  }
}
