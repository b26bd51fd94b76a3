package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Loops. */
final class LoopEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;
  private final StatementEmitter statements;

  LoopEmitter(Emission emission, ExpressionEmitter expressions, StatementEmitter statements) {
    this.emission = emission;
    this.expressions = expressions;
    this.statements = statements;
  }

  void whileLoop(Statement.While loop) {
    Label top = new Label();
    Label end = emission.label(loop.end());
    emission.mark(top);
    emission.line(loop.condition().line());
    expressions.conditions().jump(loop.condition(), end, false);
    if (!statements.block(loop.block())) {
      emission.back(top);
    }
    emission.mark(end);
  }

  void repeat(Statement.Repeat loop) {
    Label top = new Label();
    Label end = emission.label(loop.end());
    emission.mark(top);
    List<LocalVariable> declared = new ArrayList<>();
    if (!statements.statements(loop.block(), declared)) {
      emission.line(loop.condition().line());
      expressions.conditions().jump(loop.condition(), end, true);
      emission.back(top);
    }
    emission.leaveScope(declared);
    emission.mark(end);
  }

  // Numeric for

  void numeric(Statement.NumericFor loop) {
    if (emission.typing.kind(loop.variable()) == Kind.LONG) {
      counting(loop);
    } else {
      stepping(loop);
    }
  }

  /** A loop over whole numbers: it counts in a long. */
  private void counting(Statement.NumericFor loop) {
    long step = loop.step() instanceof Expression.Numeral numeral ? (long) numeral.value() : 1;
    Operands operands = expressions
        .operands()
        .add(loop.start(), Kind.LONG)
        .add(loop.limit(), bound(loop.limit()))
        .evaluate();
    operands.push(0);
    Slot index = emission.spill(Kind.LONG);
    operands.push(1);
    number(bound(loop.limit()), Refs.FOR_LIMIT, loop.line());
    emission.push(step > 0 ? 1 : 0);
    emission.call(Refs.FOR_LONG_LIMIT);
    Slot limit = emission.spill(Kind.LONG);
    Label top = new Label();
    Label end = emission.label(loop.end());
    Label test = new Label();
    emission.jump(Opcodes.GOTO, test);
    emission.mark(top);
    emission.setHome(loop.variable(), index);
    if (!statements.block(loop.block())) {
      emission.load(index);
      emission.code.visitLdcInsn(step);
      emission.op(Opcodes.LADD);
      emission.store(index);
    }
    emission.mark(test);
    emission.load(index);
    emission.load(limit);
    emission.op(Opcodes.LCMP);
    emission.jump(step > 0 ? Opcodes.IFGT : Opcodes.IFLT, end);
    emission.back(top);
    emission.mark(end);
    emission.leaveScope(List.of(loop.variable()));
    emission.slots.release(limit);
  }

  private void stepping(Statement.NumericFor loop) {
    boolean one = loop.step() == null;
    Expression stepping =
        loop.step() == null ? new Expression.Numeral(1, loop.line()) : loop.step();
    Operands operands = expressions
        .operands()
        .add(loop.start(), bound(loop.start()))
        .add(loop.limit(), bound(loop.limit()))
        .add(stepping, bound(stepping))
        .evaluate();
    List<Slot> given = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      operands.push(i);
      Expression source = i == 0 ? loop.start() : i == 1 ? loop.limit() : stepping;
      given.add(emission.spill(bound(source)));
    }
    Slot index = control(given.get(0), Refs.FOR_START, loop.line());
    Slot limit = control(given.get(1), Refs.FOR_LIMIT, loop.line());
    Slot step = control(given.get(2), Refs.FOR_STEP, loop.line());
    Label top = new Label();
    Label test = new Label();
    Label end = emission.label(loop.end());
    emission.jump(Opcodes.GOTO, test);
    emission.mark(top);
    emission.load(index);
    if (emission.typing.kind(loop.variable()) != Kind.DOUBLE) {
      emission.call(Refs.BOX);
    }
    emission.declare(loop.variable());
    if (!statements.block(loop.block())) {
      emission.load(index);
      emission.load(step);
      emission.op(Opcodes.DADD);
      emission.store(index);
    }
    emission.mark(test);
    emission.load(index);
    emission.load(limit);
    if (one) {
      emission.op(Opcodes.DCMPG);
      emission.jump(Opcodes.IFGT, end);
    } else {
      emission.load(step);
      emission.call(Refs.FOR_GOES_ON);
      emission.jump(Opcodes.IFEQ, end);
    }
    emission.back(top);
    emission.mark(end);
    emission.leaveScope(List.of(loop.variable()));
    List.of(index, limit, step).forEach(emission.slots::release);
  }

  private Kind bound(Expression e) {
    return emission.typing.isNumber(e) ? Kind.DOUBLE : Kind.VALUE;
  }

  private Slot control(Slot given, Ref check, int line) {
    emission.load(given);
    emission.slots.release(given);
    number(given.kind(), check, line);
    return emission.spill(Kind.DOUBLE);
  }

  /** Makes a double of what is on the stack. */
  private void number(Kind kind, Ref check, int line) {
    if (kind == Kind.VALUE) {
      emission.line(line);
      emission.call(check);
    }
  }

  // Generic for

  void generic(Statement.GenericFor loop) {
    List<Slot> state = expressions
        .assignments()
        .evaluate(loop.values(), List.of(Kind.VALUE, Kind.VALUE, Kind.VALUE));
    Slot function = state.get(0);
    Slot control = state.get(2);
    Label top = new Label();
    Label end = emission.label(loop.end());
    emission.mark(top);
    emission.line(loop.line());
    expressions.calls().iterator(function, state.get(1), control);
    Slot results = emission.spill(Kind.VALUES);
    expressions.assignments().argument(results, 1);
    emission.op(Opcodes.DUP);
    emission.store(control);
    emission.nil();
    emission.jump(Opcodes.IF_ACMPEQ, end);
    List<LocalVariable> variables = loop.variables();
    for (int i = 0; i < variables.size(); i++) {
      if (i == 0) {
        emission.load(control);
      } else {
        expressions.assignments().argument(results, i + 1);
      }
      emission.declare(variables.get(i));
    }
    if (!statements.block(loop.block())) {
      emission.back(top);
    }
    emission.mark(end);
    emission.leaveScope(variables);
    emission.slots.release(results);
    state.forEach(emission.slots::release);
  }
}
