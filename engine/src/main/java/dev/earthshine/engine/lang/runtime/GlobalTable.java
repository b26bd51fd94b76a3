package dev.earthshine.engine.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;

/** A table of globals whose variables an access site finds again by their place in a list. */
public abstract class GlobalTable extends LuaTable {
  private static final @Nullable GlobalVariable[] NONE = {};

  // Mutable state
  private @Nullable GlobalVariable[] variables = NONE;
  private int count;

  protected GlobalTable() {}

  /** The variable of this name, null if it can have none now. */
  protected abstract @Nullable GlobalVariable variable(LuaString key);

  /** The variable at {@code place} if its name is this very {@code key}. */
  final @Nullable GlobalVariable at(int place, LuaString key) {
    @Nullable GlobalVariable[] all = variables;
    if (place < all.length) {
      GlobalVariable variable = all[place];
      return variable != null && variable.key() == key ? variable : null;
    }
    return null;
  }

  /** The place of {@code variable}, which it gets now if it has none. */
  final int place(GlobalVariable variable) {
    int known = variable.place;
    if (known < count && variables[known] == variable) {
      return known;
    }
    if (count == variables.length) {
      variables = Arrays.copyOf(variables, Math.max(8, 2 * count));
    }
    variables[count] = variable;
    variable.place = count;
    return count++;
  }

  /** Takes the places of all variables away. */
  protected final void forgetVariables() {
    variables = NONE;
    count = 0;
  }
}
