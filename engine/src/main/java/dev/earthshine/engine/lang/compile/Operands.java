package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Operands that are evaluated in order and then pushed.
 *
 * <p>In an ordinary body both happen in {@link #push}. In a resumable one the stack has to be empty wherever the body may
 * be suspended, so {@link #evaluate} keeps in slots all operands up to the last that may suspend.
 */
final class Operands {
  private final Emission emission;
  private final ExpressionEmitter expressions;
  private final List<Operand> operands = new ArrayList<>();

  Operands(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  private static final class Operand {
    final @Nullable Expression expression;
    final Kind kind;
    // Mutable state
    @Nullable
    Slot slot;

    boolean owned;

    Operand(@Nullable Expression expression, Kind kind, @Nullable Slot slot) {
      this.expression = expression;
      this.kind = kind;
      this.slot = slot;
    }
  }

  /** Adds an expression: as one value, a double or a long, or with all its values. */
  Operands add(Expression expression, Kind kind) {
    operands.add(new Operand(expression, kind, null));
    return this;
  }

  /** Adds expressions as single values, the last with all its values. */
  Operands addList(List<Expression> list) {
    for (int i = 0; i < list.size(); i++) {
      boolean open = i == list.size() - 1 && list.get(i).isMultiple();
      add(list.get(i), open ? Kind.VALUES : Kind.VALUE);
    }
    return this;
  }

  /** Adds what is in a slot, which stays the caller's. */
  Operands add(Slot slot) {
    operands.add(new Operand(null, slot.kind(), slot));
    return this;
  }

  /** Evaluates what has to be evaluated before anything is pushed. */
  Operands evaluate() {
    if (!emission.resumable()) {
      return this;
    }
    int last = operands.size() - 1;
    while (last >= 0 && !suspends(operands.get(last))) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      Operand operand = operands.get(i);
      if (operand.expression != null && !isSteady(operand.expression)) {
        expressions.emit(operand.expression, operand.kind);
        operand.slot = emission.spill(operand.kind);
        operand.owned = true;
      }
    }
    return this;
  }

  private boolean suspends(Operand operand) {
    return operand.expression != null && maySuspend(operand.expression);
  }

  /** Pushes operand {@code i}; each once, in order. */
  void push(int i) {
    Operand operand = operands.get(i);
    if (operand.slot != null) {
      emission.load(operand.slot);
      if (operand.owned) {
        emission.slots.release(operand.slot);
      }
    } else if (operand.expression != null) {
      expressions.emit(operand.expression, operand.kind);
    }
  }

  void push() {
    for (int i = 0; i < operands.size(); i++) {
      push(i);
    }
  }

  /** Pushes the operands from {@code from} on as one list. */
  void pushList(int from) {
    int count = operands.size() - from;
    switch (count) {
      case 0 -> emission.none();
      case 1 -> push(from);
      case 2 -> {
        push(from);
        push(from + 1);
        emission.call(Refs.VALUES_PAIR);
      }
      case 3 -> {
        push(from);
        push(from + 1);
        push(from + 2);
        emission.call(Refs.VALUES_TRIPLE);
      }
      default -> {
        emission.push(count - 1);
        emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(LuaValue.class));
        for (int i = 0; i < count - 1; i++) {
          emission.op(Opcodes.DUP);
          emission.push(i);
          push(from + i);
          emission.op(Opcodes.AASTORE);
        }
        push(from + count - 1);
        emission.call(Refs.VALUES_LIST);
      }
    }
  }

  /** Whether the value cannot change until it is pushed, and pushing it does nothing else. */
  private static boolean isSteady(Expression e) {
    return e instanceof Expression.Nil
        || e instanceof Expression.Bool
        || e instanceof Expression.Numeral
        || e instanceof Expression.Text
        || (e instanceof Expression.Local local && !local.variable().isCell())
        || (e instanceof Expression.Captured captured
            && !captured.upvalue().variable().isCell());
  }

  /** Whether evaluation may call something. */
  boolean maySuspend(Expression e) {
    if (e instanceof Expression.Binary binary) {
      boolean logical = binary.operator() == Operator.AND || binary.operator() == Operator.OR;
      boolean plain = logical || emission.typing.isNumber(e);
      return !plain || maySuspend(binary.left()) || maySuspend(binary.right());
    }
    if (e instanceof Expression.Unary unary) {
      boolean plain = unary.operator() == Operator.NOT || emission.typing.isNumber(e);
      return !plain || maySuspend(unary.operand());
    }
    if (e instanceof Expression.Single single) {
      return maySuspend(single.inner());
    }
    if (e instanceof Expression.TableConstructor table) {
      return table.items().stream()
          .anyMatch(
              item -> maySuspend(item.value()) || (item.key() != null && maySuspend(item.key())));
    }
    return e instanceof Expression.Call
        || e instanceof Expression.MethodCall
        || e instanceof Expression.Index
        || e instanceof Expression.Global
        || e instanceof Expression.Outlined;
  }
}
