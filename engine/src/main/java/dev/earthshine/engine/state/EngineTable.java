package dev.earthshine.engine.state;

import dev.earthshine.Permission;
import dev.earthshine.Policy;
import dev.earthshine.engine.value.FrozenTable;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import java.util.Locale;
import java.util.function.Function;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * The global {@code earthshine}, which nobody can change: {@code earthshine.policy} says what the script may do, {@code
 * earthshine.bindings.NAME} is what the host bound even where a library has the same name.
 */
final class EngineTable {
  private EngineTable() {}

  static FrozenTable of(Policy policy, Function<String, LuaValue> attribute) {
    FrozenTable table = new FrozenTable();
    set(table, "policy", policy(policy));
    set(table, "bindings", bindings(attribute));
    return table.freeze();
  }

  private static FrozenTable policy(Policy policy) {
    FrozenTable table = new FrozenTable();
    set(table, "name", LuaStrings.of(policy.name()));
    for (Permission permission : Permission.values()) {
      String name = permission.name().toLowerCase(Locale.ROOT);
      set(table, name, LuaValue.valueOf(policy.allows(permission)));
    }
    set(table, "max_buffered_body", LuaNumbers.of(policy.maxBufferedBody()));
    return table.freeze();
  }

  private static FrozenTable bindings(Function<String, LuaValue> attribute) {
    FrozenTable metatable = new FrozenTable();
    JavaFunction index = JavaFunction.of2("__index", (self, key) -> attribute.apply(name(key)));
    metatable.rawset(LuaValue.INDEX, index);
    metatable.rawset(LuaValue.METATABLE, LuaValue.FALSE);
    FrozenTable table = new FrozenTable();
    table.setmetatable(metatable.freeze());
    return table.freeze();
  }

  /** Empty for what can be no attribute's name. */
  private static String name(LuaValue key) {
    String text = key instanceof LuaString string ? LuaStrings.exactText(string) : null;
    return text == null ? "" : text;
  }

  private static void set(FrozenTable table, String name, LuaValue value) {
    table.rawset(LuaStrings.of(name), value);
  }
}
