package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
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

  public static Varargs tail(LuaFunction function) {
    return tail(function, LuaValue.NONE);
  }

  public static Varargs tail(LuaFunction function, LuaValue a) {
    return function instanceof JavaFunction java
        ? java.invoke(a, LuaValue.NONE, LuaValue.NONE, 1)
        : tail(function, (Varargs) a);
  }

  public static Varargs tail(LuaFunction function, LuaValue a, LuaValue b) {
    return function instanceof JavaFunction java
        ? java.invoke(a, b, LuaValue.NONE, 2)
        : tail(function, LuaValue.varargsOf(a, b));
  }

  public static Varargs tail(LuaFunction function, LuaValue a, LuaValue b, LuaValue c) {
    return function instanceof JavaFunction java
        ? java.invoke(a, b, c, 3)
        : tail(function, LuaValue.varargsOf(a, b, c));
  }

  /** Two or more values and those of {@code rest}. */
  public static Varargs list(LuaValue[] values, Varargs rest) {
    return LuaValue.varargsOf(values, rest);
  }

  /**
   * Gives a new table the positional items of its constructor.
   *
   * @param rest the values of the last item if it may have any number; then the last place of {@code items} is free
   */
  public static void fill(Table table, LuaValue[] items, @Nullable Varargs rest) {
    if (rest == null) {
      table.adopt(items);
      return;
    }
    int before = items.length - 1;
    int more = rest.narg();
    LuaValue[] all = more == 1 ? items : Arrays.copyOf(items, before + more);
    for (int i = 1; i <= more; i++) {
      all[before + i - 1] = rest.arg(i);
    }
    table.adopt(all);
  }

  /** As {@link #fill(Table, LuaValue[], Varargs)} for a table that has {@code offset} such items already. */
  public static void fill(Table table, LuaValue[] items, @Nullable Varargs rest, int offset) {
    Varargs more = rest == null ? LuaValue.NONE : rest;
    int before = rest == null ? items.length : items.length - 1;
    for (int i = 1; i <= before; i++) {
      table.rawset(offset + i, items[i - 1]);
    }
    for (int i = 1; i <= more.narg(); i++) {
      table.rawset(offset + before + i, more.arg(i));
    }
  }
}
