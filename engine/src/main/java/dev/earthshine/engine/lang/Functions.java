package dev.earthshine.engine.lang;

import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.value.FixedArity;
import org.luaj.vm2.LuaFunction;

/** What can be asked of a function without calling it. */
public final class Functions {
  private Functions() {}

  /** Whether {@code function} has a parameter number {@code position}, by name or by {@code ...}. */
  public static boolean takes(LuaFunction function, int position) {
    if (function instanceof FixedArity host) {
      return host.parameters() >= position;
    }
    return !(function instanceof CompiledFunction compiled)
        || compiled.prototype().isVariadic()
        || compiled.prototype().parameters() >= position;
  }
}
