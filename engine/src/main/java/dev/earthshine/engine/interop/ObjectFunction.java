package dev.earthshine.engine.interop;

import dev.earthshine.engine.value.FixedArity;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Java object with one method to call, as a function: given as many arguments as the method has parameters. */
final class ObjectFunction extends VariadicFunction implements FixedArity {
  private final JavaObject object;
  private final Overloads method;
  private final int parameters;

  ObjectFunction(JavaObject object, Overloads method, int parameters) {
    this.object = object;
    this.method = method;
    this.parameters = parameters;
  }

  @Override
  public int parameters() {
    return parameters;
  }

  @Override
  public Varargs invoke(Varargs args) {
    LuaValue[] fitting = new LuaValue[parameters];
    for (int i = 0; i < parameters; i++) {
      fitting[i] = args.arg(i + 1);
    }
    return method.call(object.values(), object.m_instance, varargsOf(fitting), 1);
  }
}
