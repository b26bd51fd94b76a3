package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.Iteration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Loops. */
final class LoopEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;
  private final StatementEmitter statements;

  /** The generic loops around the code that is being emitted, innermost first. */
  private final Deque<Around> around = new ArrayDeque<>();

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
    stepBack(index, step);
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

  /** The reference begins a step before the start: where doubles cannot hold that, it shows. */
  private void stepBack(Slot index, Slot step) {
    emission.load(index);
    emission.load(step);
    emission.op(Opcodes.DSUB);
    emission.load(step);
    emission.op(Opcodes.DADD);
    emission.store(index);
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
    emission.machine();
    state.forEach(emission::load);
    emission.call(Refs.FOR_BEGIN);
    Slot cursor = emission.spill(Kind.LONG);
    List<LocalVariable> variables = loop.variables();
    List<Slot> found =
        variables.stream().map(variable -> emission.slots.take(Kind.VALUE)).toList();
    Label top = new Label();
    Label calling = new Label();
    Label body = new Label();
    Label end = emission.label(loop.end());
    Slot function = state.get(0);
    around.push(new Around(loop, function));
    emission.mark(top);
    emission.line(loop.line());
    emission.load(cursor);
    emission.code.visitLdcInsn(Iteration.CALLING);
    emission.op(Opcodes.LCMP);
    emission.jump(Opcodes.IFEQ, calling);
    walk(state.get(1), cursor, found, end);
    emission.jump(Opcodes.GOTO, body);
    emission.mark(calling);
    emission.line(loop.line());
    iterate(state, found, end);
    emission.mark(body);
    for (int i = 0; i < variables.size(); i++) {
      emission.load(found.get(i));
      emission.declare(variables.get(i));
    }
    if (!statements.block(loop.block())) {
      emission.back(top);
    }
    emission.mark(end);
    around.pop();
    left(function);
    emission.leaveScope(variables);
    found.forEach(emission.slots::release);
    emission.slots.release(cursor);
    state.forEach(emission.slots::release);
  }

  /** Tells the iterators of all loops around the code that a return leaves them. */
  void leaveAll() {
    around.forEach(loop -> left(loop.iterator));
  }

  /** Tells the iterators of the loops that a jump leaves. */
  void leaveFor(dev.earthshine.engine.lang.ast.Label target) {
    for (Around loop : around) {
      if (loop.has(target)) {
        return;
      }
      left(loop.iterator);
    }
  }

  private void left(Slot iterator) {
    emission.machine();
    emission.load(iterator);
    emission.call(Refs.FOR_LEFT);
  }

  /** A step along a table, without a call. */
  private void walk(Slot table, Slot cursor, List<Slot> found, Label end) {
    emission.load(table);
    emission.load(cursor);
    emission.call(Refs.FOR_ADVANCE);
    emission.op(Opcodes.DUP2);
    emission.store(cursor);
    emission.op(Opcodes.LCONST_0);
    emission.op(Opcodes.LCMP);
    emission.jump(Opcodes.IFEQ, end);
    for (int i = 0; i < found.size(); i++) {
      if (i < 2) {
        emission.load(table);
        emission.load(cursor);
        emission.call(i == 0 ? Refs.FOR_KEY : Refs.FOR_VALUE);
      } else {
        emission.nil();
      }
      emission.store(found.get(i));
    }
  }

  /** A step by a call of the iterator. */
  private void iterate(List<Slot> state, List<Slot> found, Label end) {
    Slot control = state.get(2);
    expressions.calls().iterator(state.get(0), state.get(1), control);
    Slot results = emission.spill(Kind.VALUES);
    expressions.assignments().argument(results, 1);
    emission.op(Opcodes.DUP);
    emission.store(control);
    emission.nil();
    emission.jump(Opcodes.IF_ACMPEQ, end);
    for (int i = 0; i < found.size(); i++) {
      if (i == 0) {
        emission.load(control);
      } else {
        expressions.assignments().argument(results, i + 1);
      }
      emission.store(found.get(i));
    }
    emission.slots.release(results);
  }

  /** A generic loop and where its iterator is. */
  private static final class Around {
    private final Statement.GenericFor loop;
    private final Slot iterator;
    // Mutable state
    private @Nullable Set<dev.earthshine.engine.lang.ast.Label> labels;

    Around(Statement.GenericFor loop, Slot iterator) {
      this.loop = loop;
      this.iterator = iterator;
    }

    /** Whether a jump to {@code target} stays in the loop, or goes to its end. */
    boolean has(dev.earthshine.engine.lang.ast.Label target) {
      if (target == loop.end()) {
        return true;
      }
      if (labels == null) {
        labels = new HashSet<>();
        Trees.jumps(loop, new HashSet<>(), labels);
      }
      return labels.contains(target);
    }
  }
}
