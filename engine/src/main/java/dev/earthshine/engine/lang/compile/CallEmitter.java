package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.compile.Twins.Twin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Calls of functions and methods. */
final class CallEmitter {
  private static final String ITERATOR = "for iterator 'for iterator'";

  private final Emission emission;
  private final ExpressionEmitter expressions;

  // Mutable state
  private Runnable beforeTail = () -> {};

  CallEmitter(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  private enum Wanted {
    ONE,
    ALL,
    TAIL
  }

  /** Pushes the first result. */
  void single(Expression call) {
    emit(call, Wanted.ONE);
  }

  /** Pushes the number that a twin gives. */
  void number(Expression.Call call) {
    Twin twin = emission.typing.twin(call);
    if (twin == null) {
      throw new IllegalStateException("a call that may give anything");
    }
    String type = emission.chunk.className(twin.body());
    expressions.value(call.function());
    emission.code.visitTypeInsn(Opcodes.CHECKCAST, type);
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean number = twin.numbers().contains(twin.body().parameters().get(i));
      expressions.emit(call.arguments().get(i), number ? Kind.DOUBLE : Kind.VALUE);
    }
    emission.line(call.line());
    emission.code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, type, Twin.METHOD, twin.descriptor(), false);
  }

  /** Pushes all results. */
  void all(Expression call) {
    emit(call, Wanted.ALL);
  }

  /** Pushes what a function returns that ends in this call; {@code last} emits what it does before it. */
  void tail(Expression call, Runnable last) {
    beforeTail = last;
    emit(call, Wanted.TAIL);
  }

  private void emit(Expression e, Wanted wanted) {
    if (e instanceof Expression.Call call) {
      Operands operands = expressions
          .operands()
          .add(call.function(), Kind.VALUE)
          .addList(call.arguments())
          .evaluate();
      emit(operands, call.arguments(), 0, Names.ofAny(call.function()), call.line(), wanted);
    } else if (e instanceof Expression.MethodCall call) {
      method(call, wanted);
    }
  }

  /** Pushes all results of an iterator. */
  void iterator(Slot function, Slot state, Slot control) {
    if (emission.resumable()) {
      emission.machine();
    }
    emission.machine();
    emission.load(function);
    emission.text(null);
    emission.call(Refs.CALLEE);
    emission.load(state);
    emission.load(control);
    emission.call(Refs.VALUES_PAIR);
    emission.nameCall(ITERATOR);
    emission.call(emission.resumable() ? Refs.START : Refs.INVOKE);
    emission.point(Kind.VALUES);
  }

  private void method(Expression.MethodCall call, Wanted wanted) {
    expressions.value(call.object());
    Slot object = emission.spill(Kind.VALUE);
    emission.line(call.line());
    expressions.site(call.name(), Names.of(call.object()));
    emission.machine();
    emission.load(object);
    emission.call(Refs.GET_METHOD);
    emission.point(Kind.VALUE);
    Slot function = emission.spill(Kind.VALUE);
    Operands operands = expressions
        .operands()
        .add(function)
        .add(object)
        .addList(call.arguments())
        .evaluate();
    emit(operands, call.arguments(), 1, ExpressionEmitter.methodName(call), call.line(), wanted);
    emission.slots.release(object);
    emission.slots.release(function);
  }

  /** Calls operand 0 with the others; {@code extra} of them stand before the written arguments. */
  private void emit(
      Operands operands,
      List<Expression> arguments,
      int extra,
      @Nullable String what,
      int line,
      Wanted wanted) {
    if (emission.resumable()) {
      emission.machine();
    }
    emission.machine();
    operands.push(0);
    emission.text(what);
    emission.call(Refs.CALLEE);
    int count = arguments.size() + extra;
    boolean open = !arguments.isEmpty() && arguments.get(arguments.size() - 1).isMultiple();
    if (wanted == Wanted.ONE && !open && count < Refs.CALL.length && !emission.resumable()) {
      for (int i = 1; i <= count; i++) {
        operands.push(i);
      }
      emission.line(line);
      emission.nameCall(what);
      emission.call(Refs.CALL[count]);
      return;
    }
    if (wanted == Wanted.TAIL && !open && count < Refs.TAIL_FIXED.length && !emission.resumable()) {
      for (int i = 1; i <= count; i++) {
        operands.push(i);
      }
      beforeTail.run();
      emission.line(line);
      emission.nameCall(what);
      emission.call(Refs.TAIL_FIXED[count]);
      return;
    }
    operands.pushList(1);
    if (wanted == Wanted.TAIL) {
      beforeTail.run();
    }
    emission.line(line);
    emission.nameCall(what);
    if (wanted == Wanted.TAIL) {
      emission.call(emission.resumable() ? Refs.TAIL_START : Refs.TAIL);
      return;
    }
    emission.call(emission.resumable() ? Refs.START : Refs.INVOKE);
    emission.point(Kind.VALUES);
    if (wanted == Wanted.ONE) {
      emission.call(Refs.FIRST);
    }
  }
}
