package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.value.LuaStrings;
import org.jspecify.annotations.Nullable;

/** What error messages call an operand. */
final class Names {
  private Names() {}

  /** {@code local 'x'}, {@code field 'y'} and so on; null for what has no name. */
  static @Nullable String of(Expression e) {
    if (e instanceof Expression.Local local) {
      return "local '" + local.variable().name() + "'";
    } else if (e instanceof Expression.Captured captured) {
      return (captured.own() ? "local '" : "upvalue '")
          + captured.upvalue().variable().name() + "'";
    } else if (e instanceof Expression.Global global) {
      return "global '" + LuaStrings.text(global.name()) + "'";
    } else if (e instanceof Expression.Index index && index.key() instanceof Expression.Text key) {
      return "field '" + LuaStrings.text(key.value()) + "'";
    } else if (e instanceof Expression.Index) {
      return "field '?'";
    } else if (e instanceof Expression.Single single) {
      return of(single.inner());
    }
    return null;
  }

  /** As {@link #of(Expression)}, where the reference names text constants too: called or negated. */
  static @Nullable String ofAny(Expression e) {
    if (e instanceof Expression.Text text) {
      return "constant '" + LuaStrings.text(text.value()) + "'";
    }
    return e instanceof Expression.Single single ? ofAny(single.inner()) : of(e);
  }

  /** The names of two operands, a line each; null if neither has one. */
  static @Nullable String of(Expression a, Expression b) {
    String first = of(a);
    String second = of(b);
    if (first == null && second == null) {
      return null;
    }
    return (first == null ? "" : first) + "\n" + (second == null ? "" : second);
  }
}
