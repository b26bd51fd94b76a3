package dev.earthshine.engine.lang.runtime;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Varargs;

/** The body of a Lua function in the form that can be suspended at every call. */
public abstract class ResumableBody {
  private final int[] lines;

  /** @param lines of the places where calls are suspended */
  protected ResumableBody(int[] lines) {
    this.lines = lines;
  }

  /** The line of the place a frame waits at. */
  final int line(int point) {
    return lines[point];
  }

  /**
   * Begins a call, or goes on with one.
   *
   * @param values the arguments, or the results of the call that {@code frame} waited for
   * @param frame null to begin
   * @return the results, a tail call, or {@link Suspension#PENDING}
   */
  public abstract Varargs run(
      CompiledFunction self, Machine m, Varargs values, @Nullable LuaFrame frame);
}
