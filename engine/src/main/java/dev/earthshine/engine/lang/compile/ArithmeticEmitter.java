package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** Arithmetic: on the JVM's own numbers where operands surely are numbers, through the runtime elsewhere. */
final class ArithmeticEmitter {
  private static final Map<Operator, Ref> OPERATORS = new EnumMap<>(Operator.class);

  static {
    for (Operator operator : Operator.values()) {
      if (operator.isArithmetic() && operator != Operator.UNM) {
        OPERATORS.put(operator, Refs.arithmetic(operator.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private final Emission emission;
  private final ExpressionEmitter expressions;

  ArithmeticEmitter(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  void binary(Expression.Binary e) {
    if (emission.typing.isInteger(e)) {
      integer(e);
      emission.call(Refs.BOX_INTEGER);
      return;
    }
    if (emission.typing.isNumber(e)) {
      number(e);
      emission.call(Refs.BOX);
      return;
    }
    if (expressions.numericRule().suits(e)) {
      expressions.numeric().value(e);
      return;
    }
    Operands operands = expressions
        .operands()
        .add(e.left(), Kind.VALUE)
        .add(e.right(), Kind.VALUE)
        .evaluate();
    emission.machine();
    operands.push();
    operator(e);
  }

  /** Calls the runtime for the operator of two values on the stack, above the machine. */
  void operator(Expression.Binary e) {
    emission.text(Names.of(e.left(), e.right()));
    emission.line(e.line());
    Ref operator = OPERATORS.get(e.operator());
    if (operator == null) {
      throw new IllegalStateException(e.operator() + " is not arithmetic");
    }
    emission.call(operator);
    emission.point(Kind.VALUE);
  }

  void negate(Expression.Unary e) {
    if (emission.typing.isNumber(e)) {
      number(e);
      emission.call(Refs.BOX);
      return;
    }
    if (expressions.numericRule().suits(e)) {
      expressions.numeric().value(e);
      return;
    }
    Operands operands = expressions.operands().add(e.operand(), Kind.VALUE).evaluate();
    emission.machine();
    operands.push();
    unm(e);
  }

  /** Calls the runtime for the negative of the value on the stack, above the machine. */
  void unm(Expression.Unary e) {
    emission.text(Names.ofAny(e.operand()));
    emission.line(e.line());
    emission.call(Refs.UNM);
    emission.point(Kind.VALUE);
  }

  /** Pushes what is surely a number as a double. */
  void number(Expression e) {
    if (emission.typing.isInteger(e) && !(e instanceof Expression.Numeral)) {
      integer(e);
      emission.op(Opcodes.L2D);
    } else if (e instanceof Expression.Numeral numeral) {
      emission.push(numeral.value());
    } else if (e instanceof Expression.Local local) {
      Slot home = emission.home(local.variable());
      emission.load(home);
      if (home.kind() == Kind.LONG) {
        emission.op(Opcodes.L2D);
      }
    } else if (e instanceof Expression.Call call) {
      expressions.calls().number(call);
    } else if (e instanceof Expression.Single single) {
      number(single.inner());
    } else if (e instanceof Expression.Unary unary) {
      number(unary.operand());
      emission.op(Opcodes.DNEG);
    } else if (e instanceof Expression.Binary binary) {
      number(binary.left());
      number(binary.right());
      operate(binary.operator());
    }
  }

  /** Applies an operator to two doubles on the stack. */
  void operate(Operator operator) {
    switch (operator) {
      case ADD -> emission.op(Opcodes.DADD);
      case SUB -> emission.op(Opcodes.DSUB);
      case MUL -> emission.op(Opcodes.DMUL);
      case DIV -> emission.op(Opcodes.DDIV);
      case MOD -> emission.call(Refs.MOD_DOUBLE);
      case POW -> emission.call(Refs.POW_DOUBLE);
      default -> throw new IllegalStateException(operator + " is not arithmetic");
    }
  }

  /** Pushes what is surely a whole number as a long. */
  void integer(Expression e) {
    if (e instanceof Expression.Numeral numeral) {
      emission.code.visitLdcInsn((long) numeral.value());
    } else if (e instanceof Expression.Local local) {
      emission.load(emission.home(local.variable()));
    } else if (e instanceof Expression.Single single) {
      integer(single.inner());
    } else if (e instanceof Expression.Binary binary) {
      integer(binary.left());
      integer(binary.right());
      emission.op(binary.operator() == Operator.ADD ? Opcodes.LADD : Opcodes.LSUB);
    }
  }
}
