package dev.earthshine.engine.value;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * A null that a table can hold, {@code json.null} to a script: as a condition it is true, it has no fields, its text is
 * {@code null}.
 *
 * <p>One instance serves every Lua state; nothing about it can change.
 */
public final class NullValue extends LuaUserdata {
  /** The one instance. */
  public static final NullValue NULL = new NullValue();

  private static final LuaString TEXT = LuaStrings.of("null");
  private static final LuaValue TO_STRING = JavaFunction.of1("__tostring", self -> TEXT);

  private NullValue() {
    super("null");
  }

  @Override
  public LuaValue setmetatable(LuaValue metatable) {
    throw RaisedError.here("the metatable of null is fixed");
  }

  /** Answers {@code __tostring} without a metatable that a script of one state could change for all. */
  @Override
  public LuaValue metatag(LuaValue tag) {
    return tag.raweq(TOSTRING) ? TO_STRING : NIL;
  }

  @Override
  public LuaValue get(LuaValue key) {
    throw RaisedError.here("attempt to index a null value");
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    throw RaisedError.here("attempt to index a null value");
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public boolean raweq(LuaValue other) {
    return this == other;
  }

  @Override
  public boolean raweq(LuaUserdata other) {
    return this == other;
  }
}
