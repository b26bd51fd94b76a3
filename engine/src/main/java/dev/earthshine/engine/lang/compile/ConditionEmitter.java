package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Conditions: code that jumps by the truth of an expression. */
final class ConditionEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;

  ConditionEmitter(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  /** Jumps to {@code target} if {@code e} is as {@code wanted}, goes on otherwise. */
  void jump(Expression e, Label target, boolean wanted) {
    if (e instanceof Expression.Nil) {
      jumpAlways(!wanted, target);
    } else if (e instanceof Expression.Bool bool) {
      jumpAlways(bool.value() == wanted, target);
    } else if (e instanceof Expression.Single single && !single.inner().isMultiple()) {
      jump(single.inner(), target, wanted);
    } else if (e instanceof Expression.Unary unary && unary.operator() == Operator.NOT) {
      jump(unary.operand(), target, !wanted);
    } else if (e instanceof Expression.Binary binary && binary.operator().isComparison()) {
      comparison(binary, target, wanted);
    } else if (e instanceof Expression.Binary binary
        && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
      logical(binary, target, wanted);
    } else {
      expressions.value(e);
      emission.call(Refs.TRUTH);
      emission.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
    }
  }

  private void jumpAlways(boolean jumps, Label target) {
    if (jumps) {
      emission.jump(Opcodes.GOTO, target);
    }
  }

  private void logical(Expression.Binary e, Label target, boolean wanted) {
    // The left side alone decides an `and` when it is false, an `or` when it is true.
    boolean deciding = e.operator() == Operator.OR;
    if (deciding == wanted) {
      jump(e.left(), target, wanted);
      jump(e.right(), target, wanted);
    } else {
      Label skip = new Label();
      jump(e.left(), skip, deciding);
      jump(e.right(), target, wanted);
      emission.mark(skip);
    }
  }

  private void comparison(Expression.Binary e, Label target, boolean wanted) {
    Typing typing = emission.typing;
    if (typing.isInteger(e.left()) && typing.isInteger(e.right())) {
      expressions.emit(e.left(), Kind.LONG);
      expressions.emit(e.right(), Kind.LONG);
      emission.op(Opcodes.LCMP);
      emission.jump(opcode(e.operator(), wanted), target);
    } else if (typing.isNumber(e.left()) && typing.isNumber(e.right())) {
      expressions.emit(e.left(), Kind.DOUBLE);
      expressions.emit(e.right(), Kind.DOUBLE);
      // Of NaN every comparison but ~= is false: it has to count as greater where less is asked
      // for.
      boolean greater = e.operator() == Operator.GT || e.operator() == Operator.GE;
      emission.op(greater ? Opcodes.DCMPL : Opcodes.DCMPG);
      emission.jump(opcode(e.operator(), wanted), target);
    } else if (!isIdentity(e) && expressions.numericRule().suits(e.left(), e.right())) {
      expressions.numeric().compare(e, target, wanted);
    } else if (isIdentity(e)) {
      Operands operands = operands(e);
      operands.push();
      boolean same = (e.operator() == Operator.EQ) == wanted;
      emission.jump(same ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE, target);
    } else if (isEquality(e) && e.right() instanceof Expression.Text) {
      operands(e).push();
      emission.call(Refs.EQ_TEXT);
      emission.jump((e.operator() == Operator.EQ) == wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
    } else if (isEquality(e) && e.right() instanceof Expression.Numeral number) {
      expressions.value(e.left());
      emission.push(number.value());
      emission.call(Refs.EQ_NUMBER);
      emission.jump((e.operator() == Operator.EQ) == wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
    } else {
      general(e, target, wanted);
    }
  }

  private static boolean isEquality(Expression.Binary e) {
    return e.operator() == Operator.EQ || e.operator() == Operator.NE;
  }

  private Operands operands(Expression.Binary e) {
    return expressions
        .operands()
        .add(e.left(), Kind.VALUE)
        .add(e.right(), Kind.VALUE)
        .evaluate();
  }

  /** Whether one side is nil or a boolean, which equal nothing but themselves. */
  private static boolean isIdentity(Expression.Binary e) {
    return isEquality(e) && (isAtom(e.left()) || isAtom(e.right()));
  }

  private static boolean isAtom(Expression e) {
    return e instanceof Expression.Nil || e instanceof Expression.Bool;
  }

  /** The jump after a comparison of numbers. */
  static int opcode(Operator operator, boolean wanted) {
    return switch (operator) {
      case EQ -> wanted ? Opcodes.IFEQ : Opcodes.IFNE;
      case NE -> wanted ? Opcodes.IFNE : Opcodes.IFEQ;
      case LT -> wanted ? Opcodes.IFLT : Opcodes.IFGE;
      case LE -> wanted ? Opcodes.IFLE : Opcodes.IFGT;
      case GT -> wanted ? Opcodes.IFGT : Opcodes.IFLE;
      default -> wanted ? Opcodes.IFGE : Opcodes.IFLT;
    };
  }

  private void general(Expression.Binary e, Label target, boolean wanted) {
    general(e, operands(e), target, wanted);
  }

  /** As the comparison does it, for operands in slots. */
  void general(Expression.Binary e, Slot left, Slot right, Label target, boolean wanted) {
    general(e, expressions.operands().add(left).add(right), target, wanted);
  }

  private void general(Expression.Binary e, Operands operands, Label target, boolean wanted) {
    emission.machine();
    operands.push();
    Operator operator = e.operator();
    if (operator == Operator.GT || operator == Operator.GE) {
      emission.op(Opcodes.SWAP);
    }
    emission.line(e.line());
    switch (operator) {
      case EQ, NE -> emission.call(emission.resumable() ? Refs.EQ_VALUE : Refs.EQ);
      case LT, GT -> emission.call(emission.resumable() ? Refs.LT_VALUE : Refs.LT);
      default -> emission.call(emission.resumable() ? Refs.LE_VALUE : Refs.LE);
    }
    if (emission.resumable()) {
      emission.point(Kind.VALUE);
      emission.call(Refs.TRUTH);
    }
    boolean truth = (operator == Operator.NE) != wanted;
    emission.jump(truth ? Opcodes.IFNE : Opcodes.IFEQ, target);
  }
}
