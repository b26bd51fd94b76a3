package dev.earthshine.engine.state;

import dev.earthshine.engine.lang.runtime.GlobalVariable;
import dev.earthshine.engine.lib.Libraries;
import dev.earthshine.engine.value.Table;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A global that the libraries define, or a script in its place. */
final class LibraryVariable extends GlobalVariable {
  private final Libraries libraries;
  private final Table globals;
  // Mutable state: where the table has it
  private int slot;
  private LuaString seen;

  LibraryVariable(LuaString key, Libraries libraries) {
    super(key);
    this.libraries = libraries;
    this.globals = libraries.opened(key);
    this.seen = key;
  }

  @Override
  public LuaValue get() {
    if (!globals.holds(slot, seen)) {
      int found = globals.slot(key());
      if (found < 0) {
        return LuaValue.NIL;
      }
      slot = found;
      seen = globals.key(found);
    }
    return globals.at(slot);
  }

  @Override
  public void set(LuaValue value) {
    libraries.set(key(), value);
  }
}
