package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Upvalue;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.Cell;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Variables, and the functions that capture them. */
final class VariableEmitter {
  private final Emission emission;
  private final NumericEmitter numeric;

  VariableEmitter(Emission emission, NumericEmitter numeric) {
    this.emission = emission;
    this.numeric = numeric;
  }

  /** Pushes the value of a variable of this function. */
  void local(LocalVariable variable) {
    if (emission.isTwofold(variable)) {
      numeric.load(variable);
      return;
    }
    Slot home = emission.home(variable);
    emission.load(home);
    switch (home.kind()) {
      case CELL -> content();
      case DOUBLE -> emission.call(Refs.BOX);
      case LONG -> emission.call(Refs.BOX_INTEGER);
      default -> {
        // It is a value already.
      }
    }
  }

  private void content() {
    emission.code.visitFieldInsn(
        Opcodes.GETFIELD,
        Type.getInternalName(Cell.class),
        "value",
        Type.getDescriptor(LuaValue.class));
  }

  /** Pushes the content of a variable of an enclosing function. */
  void captured(Upvalue upvalue) {
    rawUpvalue(upvalue);
    if (upvalue.variable().isCell()) {
      content();
    }
  }

  /** Pushes an upvalue as the function has it: a cell if the variable is shared. */
  void rawUpvalue(Upvalue upvalue) {
    emission.self();
    if (!isSelf(upvalue)) {
      emission.code.visitFieldInsn(
          Opcodes.GETFIELD, emission.owner, "u" + upvalue.index(), upvalueType(upvalue.variable()));
    }
  }

  private boolean isSelf(Upvalue upvalue) {
    return upvalue.variable() == emission.body.self() && upvalue.variable().isConstantFunction();
  }

  static String upvalueType(LocalVariable variable) {
    return Type.getDescriptor(variable.isCell() ? Cell.class : LuaValue.class);
  }

  /** Pushes a new function of this body. */
  void closure(FunctionBody body) {
    String type = emission.chunk.className(body);
    emission.code.visitTypeInsn(Opcodes.NEW, type);
    emission.op(Opcodes.DUP);
    emission.runtime();
    emission.code.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        type,
        "<init>",
        Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(LuaRuntime.class)),
        false);
    for (Upvalue upvalue : body.upvalues()) {
      if (upvalue.variable() == body.self() && upvalue.variable().isConstantFunction()) {
        continue;
      }
      emission.op(Opcodes.DUP);
      if (upvalue.outer() != null) {
        rawUpvalue(upvalue.outer());
      } else if (upvalue.variable().isCell()) {
        emission.load(emission.home(upvalue.variable()));
      } else {
        local(upvalue.variable());
      }
      emission.code.visitFieldInsn(
          Opcodes.PUTFIELD, type, "u" + upvalue.index(), upvalueType(upvalue.variable()));
    }
    // Spares the verifier from loading the class to see that it is a function.
    emission.code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(LuaFunction.class));
  }
}
