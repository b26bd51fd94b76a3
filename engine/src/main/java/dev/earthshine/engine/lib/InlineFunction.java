package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A function of up to three parameters that is a class of its own: a call site that has seen no other class has the
 * function compiled into it. The functions made of lambdas are all of one class, and called through it.
 */
abstract class InlineFunction extends JavaFunction {
  InlineFunction(String name) {
    super(name);
  }

  @Override
  protected abstract LuaValue run(LuaValue a, LuaValue b, LuaValue c, int count);

  @Override
  protected Varargs run(Varargs args) {
    return run(Args.at(args, 1), Args.at(args, 2), Args.at(args, 3), args.narg());
  }
}
