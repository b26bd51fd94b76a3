package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Arithmetic on what most likely is numbers. The operands of a whole expression are evaluated, then tested; if all are
 * numbers it is computed in doubles without a box between, else operator by operator through the runtime.
 *
 * <p>A variable that gets such results is kept twice over: as a double, or as a value where it is no number.
 */
final class NumericEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;
  private final ArithmeticEmitter arithmetic;

  NumericEmitter(Emission emission, ExpressionEmitter expressions, ArithmeticEmitter arithmetic) {
    this.emission = emission;
    this.expressions = expressions;
    this.arithmetic = arithmetic;
  }

  /** An operand or an operation on operands. */
  private static final class Node {
    final @Nullable Expression source;
    final @Nullable Operator operator;
    final @Nullable Node left;
    final @Nullable Node right;
    /** Holds an operand that may be anything; null for what is surely a number. */
    final @Nullable Slot value;
    /** Holds the operand if {@link #value} is null at run time. */
    final @Nullable Slot number;

    private Node(
        @Nullable Expression source,
        @Nullable Operator operator,
        @Nullable Node left,
        @Nullable Node right,
        @Nullable Slot value,
        @Nullable Slot number) {
      this.source = source;
      this.operator = operator;
      this.left = left;
      this.right = right;
      this.value = value;
      this.number = number;
    }
  }

  // Mutable state
  private List<Slot> temporaries = new ArrayList<>();

  /** Pushes the value of an operation. */
  void value(Expression e) {
    List<Slot> outer = enter();
    Node node = build(e);
    Label slow = new Label();
    Label end = new Label();
    test(node, slow);
    number(node);
    emission.call(Refs.BOX);
    emission.jump(Opcodes.GOTO, end);
    emission.mark(slow);
    slow(node);
    emission.mark(end);
    leave(outer);
  }

  /** Stores the value of any expression in a variable that is kept twice over. */
  void store(Expression e, Slot value, Slot number) {
    if (emission.typing.isNumber(e)) {
      arithmetic.number(e);
      emission.store(number);
      emission.op(Opcodes.ACONST_NULL);
      emission.store(value);
    } else if (NumericRule.isOperation(e)) {
      List<Slot> outer = enter();
      storeNode(build(e), value, number);
      leave(outer);
    } else {
      expressions.value(e);
      storeValue(value, number);
    }
  }

  /** Pushes an expression twice over: null and a double, or a value and any double. */
  void either(Expression e) {
    List<Slot> outer = enter();
    pushEither(settled(e));
    leave(outer);
  }

  private void pushEither(Node node) {
    if (node.value == null || node.number == null) {
      throw new IllegalStateException("an expression that is not kept twice over");
    }
    emission.load(node.value);
    emission.load(node.number);
  }

  private Node settled(Expression e) {
    Node node = build(e);
    return isOperationNode(node) ? settle(node, 0) : node;
  }

  /** Stores an expression twice over, in slots that are the caller's to release. */
  List<Slot> keepEither(Expression e) {
    List<Slot> outer = enter();
    pushEither(settled(e));
    Slot number = emission.spill(Kind.DOUBLE);
    Slot value = emission.spill(Kind.VALUE);
    leave(outer);
    return List.of(value, number);
  }

  /** Stores the value on the stack. */
  void storeValue(Slot value, Slot number) {
    Label other = new Label();
    emission.op(Opcodes.DUP);
    emission.store(value);
    emission.call(Refs.IS_PLAIN_NUMBER);
    emission.jump(Opcodes.IFEQ, other);
    unbox(value);
    emission.store(number);
    emission.op(Opcodes.ACONST_NULL);
    emission.store(value);
    emission.mark(other);
  }

  /** Jumps by a comparison of which one side at least is an operation or kept twice over. */
  void compare(Expression.Binary e, Label target, boolean wanted) {
    List<Slot> outer = enter();
    Node left = build(e.left());
    if (isOperationNode(left) && !NumericRule.isPure(e.right())) {
      left = settle(left, 0);
    }
    Node right = build(e.right());
    Label slow = new Label();
    Label end = new Label();
    test(left, slow);
    test(right, slow);
    number(left);
    number(right);
    boolean greater = e.operator() == Operator.GT || e.operator() == Operator.GE;
    emission.op(greater ? Opcodes.DCMPL : Opcodes.DCMPG);
    emission.jump(ConditionEmitter.opcode(e.operator(), wanted), target);
    emission.jump(Opcodes.GOTO, end);
    emission.mark(slow);
    Slot a = slowSlot(left);
    Slot b = slowSlot(right);
    expressions.conditions().general(e, a, b, target, wanted);
    emission.mark(end);
    leave(outer);
  }

  private List<Slot> enter() {
    List<Slot> outer = temporaries;
    temporaries = new ArrayList<>();
    return outer;
  }

  private void leave(List<Slot> outer) {
    temporaries.forEach(emission.slots::release);
    temporaries = outer;
  }

  private Slot temporary(Kind kind) {
    Slot slot = emission.slots.take(kind);
    temporaries.add(slot);
    return slot;
  }

  // Operands

  private Node build(Expression e) {
    if (e instanceof Expression.Single single && !single.inner().isMultiple()) {
      return build(single.inner());
    }
    if (emission.typing.isNumber(e)) {
      return numberNode(e);
    }
    if (e instanceof Expression.Local local && emission.isTwofold(local.variable())) {
      return new Node(
          e, null, null, null, emission.home(local.variable()), emission.number(local.variable()));
    }
    if (e instanceof Expression.Local local
        && emission.home(local.variable()).kind() == Kind.VALUE) {
      return new Node(e, null, null, null, emission.home(local.variable()), null);
    }
    if (e instanceof Expression.Binary binary && NumericRule.isOperation(e)) {
      int used = temporaries.size();
      Node left = build(binary.left());
      if (isOperationNode(left) && !NumericRule.isPure(binary.right())) {
        left = settle(left, used);
      }
      return new Node(e, binary.operator(), left, build(binary.right()), null, null);
    }
    if (e instanceof Expression.Unary unary && NumericRule.isOperation(e)) {
      return new Node(e, unary.operator(), build(unary.operand()), null, null, null);
    }
    expressions.value(e);
    Slot slot = temporary(Kind.VALUE);
    emission.store(slot);
    return new Node(e, null, null, null, slot, null);
  }

  /** A number; one that a call gives is computed now, in its turn. */
  private Node numberNode(Expression e) {
    if (NumericRule.isPure(e)) {
      return new Node(e, null, null, null, null, null);
    }
    arithmetic.number(e);
    Slot slot = temporary(Kind.DOUBLE);
    emission.store(slot);
    return new Node(e, null, null, null, null, slot);
  }

  private static boolean isOperationNode(Node node) {
    return node.operator != null;
  }

  /**
   * Carries an operation out, because what follows might tell.
   *
   * @param used how many temporaries there were before its operands
   */
  private Node settle(Node node, int used) {
    Slot value = emission.slots.take(Kind.VALUE);
    Slot number = emission.slots.take(Kind.DOUBLE);
    emission.zero(number);
    storeNode(node, value, number);
    List<Slot> done = temporaries.subList(used, temporaries.size());
    done.forEach(emission.slots::release);
    done.clear();
    temporaries.add(value);
    temporaries.add(number);
    return new Node(node.source, null, null, null, value, number);
  }

  private void storeNode(Node node, Slot value, Slot number) {
    Label slow = new Label();
    Label end = new Label();
    test(node, slow);
    number(node);
    emission.store(number);
    emission.op(Opcodes.ACONST_NULL);
    emission.store(value);
    emission.jump(Opcodes.GOTO, end);
    emission.mark(slow);
    slow(node);
    storeValue(value, number);
    emission.mark(end);
  }

  // The fast way

  private void test(@Nullable Node node, Label slow) {
    if (node == null) {
      return;
    }
    if (node.operator != null) {
      test(node.left, slow);
      test(node.right, slow);
    } else if (node.value != null) {
      emission.load(node.value);
      if (node.number != null) {
        emission.jump(Opcodes.IFNONNULL, slow);
      } else {
        emission.code.visitTypeInsn(Opcodes.INSTANCEOF, Type.getInternalName(LuaNumber.class));
        emission.jump(Opcodes.IFEQ, slow);
      }
    }
  }

  private void number(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (node.operator != null) {
      number(node.left);
      number(node.right);
      if (node.operator == Operator.UNM) {
        emission.op(Opcodes.DNEG);
      } else {
        arithmetic.operate(node.operator);
      }
    } else if (node.number != null) {
      emission.load(node.number);
    } else if (node.value != null) {
      unbox(node.value);
    } else if (node.source != null) {
      arithmetic.number(node.source);
    }
  }

  private void unbox(Slot slot) {
    emission.load(slot);
    emission.code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(LuaNumber.class));
    emission.call(Refs.TODOUBLE);
  }

  // The slow way

  /** Pushes the value of a node, computed operator by operator; the stack is empty before. */
  private void slow(Node node) {
    if (node.operator == null || node.left == null) {
      push(node);
      return;
    }
    Slot left = slowSlot(node.left);
    Slot right = node.right == null ? null : slowSlot(node.right);
    emission.machine();
    emission.load(left);
    if (right == null) {
      arithmetic.unm((Expression.Unary) source(node));
    } else {
      emission.load(right);
      arithmetic.operator((Expression.Binary) source(node));
    }
  }

  private static Expression source(Node node) {
    Expression source = node.source;
    if (source == null) {
      throw new IllegalStateException("an operation without its expression");
    }
    return source;
  }

  private Slot slowSlot(Node node) {
    if (node.operator == null && node.value != null && node.number == null) {
      return node.value;
    }
    slow(node);
    Slot slot = temporary(Kind.VALUE);
    emission.store(slot);
    return slot;
  }

  private void push(Node node) {
    if (node.value == null) {
      number(node);
      emission.call(Refs.BOX);
    } else {
      emission.load(node.value);
      if (node.number != null) {
        emission.load(node.number);
        emission.call(Refs.EITHER);
      }
    }
  }

  /** Pushes the value of a variable that is kept twice over. */
  void load(LocalVariable variable) {
    emission.load(emission.home(variable));
    emission.load(emission.number(variable));
    emission.call(Refs.EITHER);
  }
}
