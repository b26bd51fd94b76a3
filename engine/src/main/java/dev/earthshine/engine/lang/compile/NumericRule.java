package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Operator;

/** Which expressions the {@link NumericEmitter} is best for. */
final class NumericRule {
  private final Emission emission;

  NumericRule(Emission emission) {
    this.emission = emission;
  }

  /** Whether an expression is best computed in doubles: it has several operations, or operands that are doubles already. */
  boolean suits(Expression e) {
    return isOperation(e) && !emission.typing.isNumber(e) && (operations(e) > 1 || hasDoubles(e));
  }

  /** Whether a comparison is best done in doubles. */
  boolean suits(Expression left, Expression right) {
    return isDouble(left) || isDouble(right);
  }

  private boolean isDouble(Expression e) {
    return suits(e)
        || (e instanceof Expression.Local local && emission.isTwofold(local.variable()))
        || (emission.typing.isNumber(e)
            && !(e instanceof Expression.Numeral)
            && !emission.typing.isInteger(e));
  }

  private boolean hasDoubles(Expression e) {
    if (e instanceof Expression.Binary binary) {
      return isDouble(binary.left()) || isDouble(binary.right());
    }
    return e instanceof Expression.Unary unary && isDouble(unary.operand());
  }

  private int operations(Expression e) {
    Expression inner = e instanceof Expression.Single single ? single.inner() : e;
    if (!isOperation(inner)) {
      return 0;
    }
    return inner instanceof Expression.Binary binary
        ? 1 + operations(binary.left()) + operations(binary.right())
        : 1 + operations(((Expression.Unary) inner).operand());
  }

  /** Whether this is arithmetic, in parentheses or not. */
  static boolean isOperation(Expression e) {
    return (e instanceof Expression.Binary binary && binary.operator().isArithmetic())
        || (e instanceof Expression.Unary unary && unary.operator() == Operator.UNM)
        || (e instanceof Expression.Single single && isOperation(single.inner()));
  }

  /**
   * Whether a key is best used as a number, where it is one: it is an operation, or a double already. Not in resumable
   * bodies, where nothing may lie on the stack while an operand is computed.
   */
  boolean suitsAsKey(Expression e) {
    return !emission.resumable()
        && !emission.typing.isNumber(e)
        && (isOperation(e)
            || (e instanceof Expression.Local local && emission.isTwofold(local.variable())));
  }

  /** Whether evaluation does nothing that could be told from outside before the operators are applied. */
  static boolean isPure(Expression e) {
    if (e instanceof Expression.Single single) {
      return isPure(single.inner());
    }
    if (isOperation(e)) {
      return Trees.parts(e).stream().allMatch(NumericRule::isPure);
    }
    return e instanceof Expression.Numeral
        || e instanceof Expression.Text
        || e instanceof Expression.Local
        || e instanceof Expression.Captured;
  }
}
