package dev.earthshine.engine.lang.runtime;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A call that the caller of the returning function is to make, so that the stack does not grow. */
final class TailCall extends Varargs {
  final LuaFunction function;
  final Varargs arguments;

  TailCall(LuaFunction function, Varargs arguments) {
    this.function = function;
    this.arguments = arguments;
  }

  private static IllegalStateException unfinished() {
    return new IllegalStateException("a tail call that nobody made");
  }

  @Override
  public LuaValue arg(int i) {
    throw unfinished();
  }

  @Override
  public int narg() {
    throw unfinished();
  }

  @Override
  public LuaValue arg1() {
    throw unfinished();
  }

  @Override
  public Varargs subargs(int start) {
    throw unfinished();
  }
}
