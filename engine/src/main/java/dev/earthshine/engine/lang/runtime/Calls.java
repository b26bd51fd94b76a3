package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.Table;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls and their results. */
public final class Calls {
  private Calls() {}

  /**
   * What to call for {@code function}: itself, or something that calls its {@code __call} or raises the error that it is
   * not callable; {@code what} describes it for that.
   */
  public static LuaFunction callee(Machine m, LuaValue function, @Nullable String what) {
    return function instanceof LuaFunction f ? f : new CallThrough(m, function, what);
  }

  /** The one value of {@code results} that counts where one is wanted. */
  public static LuaValue first(Varargs results) {
    if (results instanceof LuaValue value) {
      return value == LuaValue.NONE ? LuaValue.NIL : value;
    }
    return finish(results).arg1();
  }

  /** All results, after the tail calls that are still to be made. */
  public static Varargs finish(Varargs results) {
    Varargs done = results;
    while (done instanceof TailCall tail) {
      done = tail.function instanceof CompiledFunction f
          ? f.run(tail.arguments)
          : tail.function.invoke(tail.arguments);
    }
    return done;
  }

  /** The result of {@code return function(arguments)}. Calls of Java functions leave the caller on the stack, as in C. */
  public static Varargs tail(LuaFunction function, Varargs arguments) {
    return function instanceof CompiledFunction
        ? new TailCall(function, arguments)
        : function.invoke(arguments);
  }

  /** Two or more values and those of {@code rest}. */
  public static Varargs list(LuaValue[] values, Varargs rest) {
    return LuaValue.varargsOf(values, rest);
  }

  /**
   * Adds the items of a part of a large constructor.
   *
   * @param offset how many positional items there were before
   * @param positional how many of them the part has; the last part may have more
   */
  public static void merge(Table table, Varargs part, int offset, int positional) {
    Table items = (Table) part.arg1();
    int length = Math.max(positional, items.length());
    for (int i = 1; i <= length; i++) {
      LuaValue value = items.rawget(i);
      if (value != LuaValue.NIL) {
        table.rawset(offset + i, value);
      }
    }
    for (Varargs n = items.next(LuaValue.NIL); !n.arg1().isnil(); n = items.next(n.arg1())) {
      LuaValue key = n.arg1();
      boolean moved = key instanceof LuaInteger place && place.v >= 1 && place.v <= length;
      if (!moved) {
        table.rawset(key, n.arg(2));
      }
    }
  }

  /** Gives a new table the positional items of its constructor. */
  public static void fill(Table table, LuaValue[] items, @Nullable Varargs rest) {
    int more = rest == null ? 0 : rest.narg();
    if (rest == null || more == 0) {
      table.adopt(items);
      return;
    }
    LuaValue[] all = java.util.Arrays.copyOf(items, items.length + more);
    for (int i = 1; i <= more; i++) {
      all[items.length + i - 1] = rest.arg(i);
    }
    table.adopt(all);
  }
}
