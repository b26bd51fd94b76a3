package dev.earthshine.engine.value;

import java.util.Set;
import java.util.function.Supplier;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua function written in Java.
 *
 * <pre>{@code
 * JavaFunction.of2("add", (a, b) -> LuaValue.valueOf(Args.number(a, 1) + Args.number(b, 2)));
 * }</pre>
 *
 * <p>The {@code ofN} forms are for functions of a fixed number of parameters and one result: they are called without
 * building a list of arguments. An argument that the caller left out is {@link LuaValue#NONE}, which differs from a
 * given {@code nil} only in error messages. A failed check of {@link Args} becomes {@code bad argument #i to 'name'
 * (...)}.
 */
public abstract class JavaFunction extends LuaFunction {
  private static final Set<String> ENTRIES = Set.of("enter", "invoke", "attributed");

  private final String name;

  /** A function known by {@code name} in error messages. */
  protected JavaFunction(String name) {
    this.name = name;
  }

  /** A function without parameters. */
  public static JavaFunction of0(String name, Body0 body) {
    return new Fixed0(name, body);
  }

  /** A function of one parameter. */
  public static JavaFunction of1(String name, Body1 body) {
    return new Fixed1(name, body);
  }

  /** A function of two parameters. */
  public static JavaFunction of2(String name, Body2 body) {
    return new Fixed2(name, body);
  }

  /** A function of three parameters. */
  public static JavaFunction of3(String name, Body3 body) {
    return new Fixed3(name, body);
  }

  /** A function of any number of parameters and results. */
  public static JavaFunction of(String name, Body body) {
    return new Variable(name, body);
  }

  /** A function called as {@code object:name(...)}, which counts its arguments after the object. */
  static JavaFunction ofMethod(String name, Body body) {
    return new Method(name, body);
  }

  /** The body of a function without parameters. */
  @FunctionalInterface
  public interface Body0 {
    LuaValue call();
  }

  /** The body of a function of one parameter. */
  @FunctionalInterface
  public interface Body1 {
    LuaValue call(LuaValue a);
  }

  /** The body of a function of two parameters. */
  @FunctionalInterface
  public interface Body2 {
    LuaValue call(LuaValue a, LuaValue b);
  }

  /** The body of a function of three parameters. */
  @FunctionalInterface
  public interface Body3 {
    LuaValue call(LuaValue a, LuaValue b, LuaValue c);
  }

  /** The body of a function of any number of parameters and results. */
  @FunctionalInterface
  public interface Body {
    Varargs call(Varargs args);
  }

  /** The name the function is known by in error messages. */
  @Override
  public final String name() {
    return name;
  }

  @Override
  public final LuaValue call() {
    return enter(NONE, NONE, NONE, 0);
  }

  @Override
  public final LuaValue call(LuaValue a) {
    return enter(a, NONE, NONE, 1);
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b) {
    return enter(a, b, NONE, 2);
  }

  @Override
  public final LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return enter(a, b, c, 3);
  }

  @Override
  public final Varargs invoke(Varargs args) {
    try {
      return run(args);
    } catch (BadArgument e) {
      throw named(e);
    }
  }

  /** Calls the function with {@code count} arguments, the others being {@link #NONE}; all its results. */
  public final Varargs invoke(LuaValue a, LuaValue b, LuaValue c, int count) {
    try {
      return results(a, b, c, count);
    } catch (BadArgument e) {
      throw named(e);
    }
  }

  private LuaValue enter(LuaValue a, LuaValue b, LuaValue c, int count) {
    try {
      LuaValue result = run(a, b, c, count);
      return result == NONE ? NIL : result;
    } catch (BadArgument e) {
      throw named(e);
    }
  }

  /** Whether {@code frame} is the one each call of a Java function has exactly once on the stack. */
  static boolean isEntry(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass() == JavaFunction.class
        && ENTRIES.contains(frame.getMethodName());
  }

  /** As the reference does: by the name the caller knows the function by, and without counting the object of a method. */
  private RaisedError named(BadArgument e) {
    String called = Positions.callName();
    String shown = called == null ? "'" + name + "'" : called.substring(called.indexOf('\''));
    int index = e.index;
    if (called != null && called.startsWith("method ") && countsReceiver()) {
      index--;
    }
    return RaisedError.here(
        index == 0
            ? "calling " + shown + " on bad self (" + e.detail + ")"
            : "bad argument #" + index + " to " + shown + " (" + e.detail + ")");
  }

  /** Whether {@code object} is argument 1 where {@code object:function()} calls the function. */
  boolean countsReceiver() {
    return true;
  }

  /** Runs the function. */
  protected abstract Varargs run(Varargs args);

  /** Runs the function for its first result; {@code count} arguments are given, the others are {@link #NONE}. */
  protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
    return results(a, b, c, count).arg1();
  }

  /** As {@link #run(LuaValue, LuaValue, LuaValue, int)}, for all results. */
  Varargs results(LuaValue a, LuaValue b, LuaValue c, int count) {
    return run(
        switch (count) {
          case 0 -> NONE;
          case 1 -> a;
          case 2 -> varargsOf(a, b);
          default -> varargsOf(a, b, c);
        });
  }

  /** Runs {@code body} as this function: failed checks of {@link Args} get its name. */
  protected final <T> T attributed(Supplier<T> body) {
    try {
      return body.get();
    } catch (BadArgument e) {
      throw named(e);
    }
  }

  private static LuaValue argument(Varargs args, int index) {
    return index <= args.narg() ? args.arg(index) : NONE;
  }

  private static final class Fixed0 extends JavaFunction {
    private final Body0 body;

    Fixed0(String name, Body0 body) {
      super(name);
      this.body = body;
    }

    @Override
    protected Varargs run(Varargs args) {
      return body.call();
    }

    @Override
    protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call();
    }

    @Override
    Varargs results(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call();
    }
  }

  private static final class Fixed1 extends JavaFunction {
    private final Body1 body;

    Fixed1(String name, Body1 body) {
      super(name);
      this.body = body;
    }

    @Override
    protected Varargs run(Varargs args) {
      return body.call(argument(args, 1));
    }

    @Override
    protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a);
    }

    @Override
    Varargs results(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a);
    }
  }

  private static final class Fixed2 extends JavaFunction {
    private final Body2 body;

    Fixed2(String name, Body2 body) {
      super(name);
      this.body = body;
    }

    @Override
    protected Varargs run(Varargs args) {
      return body.call(argument(args, 1), argument(args, 2));
    }

    @Override
    protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a, b);
    }

    @Override
    Varargs results(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a, b);
    }
  }

  private static final class Fixed3 extends JavaFunction {
    private final Body3 body;

    Fixed3(String name, Body3 body) {
      super(name);
      this.body = body;
    }

    @Override
    protected Varargs run(Varargs args) {
      return body.call(argument(args, 1), argument(args, 2), argument(args, 3));
    }

    @Override
    protected LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a, b, c);
    }

    @Override
    Varargs results(LuaValue a, LuaValue b, LuaValue c, int count) {
      return body.call(a, b, c);
    }
  }

  private static final class Method extends Variable {
    Method(String name, Body body) {
      super(name, body);
    }

    @Override
    boolean countsReceiver() {
      return false;
    }
  }

  private static class Variable extends JavaFunction {
    private final Body body;

    Variable(String name, Body body) {
      super(name);
      this.body = body;
    }

    @Override
    protected Varargs run(Varargs args) {
      return body.call(args);
    }
  }
}
