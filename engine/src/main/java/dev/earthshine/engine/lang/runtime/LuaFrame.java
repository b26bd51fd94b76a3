package dev.earthshine.engine.lang.runtime;

import dev.earthshine.engine.value.LuaCall;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A suspended call of a Lua function: where it stands and its variables. */
public final class LuaFrame extends Frame {
  /** Which of the body's suspension points it waits at. */
  public final int point;

  /** Variables that are objects. */
  public final @Nullable Object[] objects;

  /** Variables that are doubles. */
  public final double[] doubles;

  /** Variables that are integers. */
  public final long[] longs;

  private final CompiledFunction function;
  private final Machine machine;

  private LuaFrame(
      CompiledFunction function,
      Machine machine,
      int point,
      @Nullable Object[] objects,
      double[] doubles,
      long[] longs) {
    this.function = function;
    this.machine = machine;
    this.point = point;
    this.objects = objects;
    this.doubles = doubles;
    this.longs = longs;
  }

  /** Suspends a call; what the body then returns. */
  public static LuaValue save(
      CompiledFunction function,
      Machine machine,
      int point,
      @Nullable Object[] objects,
      double[] doubles,
      long[] longs) {
    return machine.suspend(new LuaFrame(function, machine, point, objects, doubles, longs));
  }

  @Override
  protected Varargs resume(Varargs results) {
    return function.prototype().resumable().run(function, machine, results, this);
  }

  @Override
  protected LuaCall call() {
    Prototype prototype = function.prototype();
    String className = function.getClass().getName();
    return new LuaCall(
        prototype.chunk(), prototype.resumable().line(point), className, Traces.isPart(className));
  }
}
