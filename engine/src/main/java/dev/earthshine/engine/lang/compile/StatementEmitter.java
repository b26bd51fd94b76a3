package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Statements and blocks. The operand stack is empty between statements. */
final class StatementEmitter {
  private final Emission emission;
  private final Shape shape;
  private final ExpressionEmitter expressions;
  private final AssignmentEmitter assignments;
  private final LoopEmitter loops;

  StatementEmitter(Emission emission, Shape shape) {
    this.emission = emission;
    this.shape = shape;
    this.expressions = new ExpressionEmitter(emission);
    this.assignments = expressions.assignments();
    this.loops = new LoopEmitter(emission, expressions, this);
  }

  /** A block; true if control cannot reach its end. */
  boolean block(Block block) {
    List<LocalVariable> declared = new ArrayList<>();
    boolean ended = statements(block, declared);
    emission.leaveScope(declared);
    return ended;
  }

  /** The statements of a block whose variables stay in scope; they are added to {@code declared}. */
  boolean statements(Block block, List<LocalVariable> declared) {
    boolean ended = false;
    for (Statement statement : block.statements()) {
      if (ended && !(statement instanceof Statement.Mark)) {
        // Only a label makes what follows a jump reachable again; without one the verifier sees
        // dead code.
        emission.mark(new Label());
      }
      if (statement instanceof Statement.Declare declare) {
        declared.addAll(declare.variables());
      } else if (statement instanceof Statement.DeclareFunction declare) {
        declared.add(declare.variable());
      }
      ended = statement(statement);
    }
    return ended;
  }

  private boolean statement(Statement statement) {
    emission.line(statement.line());
    if (statement instanceof Statement.Declare declare) {
      assignments.declare(declare);
    } else if (statement instanceof Statement.DeclareFunction declare) {
      declareFunction(declare);
    } else if (statement instanceof Statement.Assign assign) {
      assignments.assign(assign);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      expressions.calls().single(evaluate.call());
      emission.op(Opcodes.POP);
    } else if (statement instanceof Statement.Do inner) {
      return block(inner.block());
    } else if (statement instanceof Statement.If choice) {
      return choose(choice);
    } else if (statement instanceof Statement.While loop) {
      loops.whileLoop(loop);
    } else if (statement instanceof Statement.Repeat loop) {
      loops.repeat(loop);
    } else if (statement instanceof Statement.NumericFor loop) {
      loops.numeric(loop);
    } else if (statement instanceof Statement.GenericFor loop) {
      loops.generic(loop);
    } else if (statement instanceof Statement.Return end) {
      giveBack(end.values(), end.line());
      return true;
    } else if (statement instanceof Statement.Goto jump) {
      loops.leaveFor(jump.jump().target());
      emission.jumpTo(emission.label(jump.jump().target()));
      return true;
    } else if (statement instanceof Statement.Outlined outlined) {
      outlined(outlined);
    } else if (statement instanceof Statement.Leave jump) {
      loops.leaveAll();
      emission.push(jump.exit());
      emission.call(Refs.LEAVE_BY);
      leave();
      return true;
    } else if (statement instanceof Statement.Fill fill) {
      expressions.tables().fill(fill);
    } else if (statement instanceof Statement.Mark mark) {
      emission.mark(emission.label(mark.label()));
    }
    return false;
  }

  private void declareFunction(Statement.DeclareFunction declare) {
    LocalVariable variable = declare.variable();
    if (variable.isCell()) {
      emission.nil();
      emission.declare(variable);
      emission.load(emission.home(variable));
      expressions.value(declare.function());
      assignments.setContent();
    } else {
      expressions.value(declare.function());
      emission.declare(variable);
    }
  }

  private boolean choose(Statement.If choice) {
    Label end = new Label();
    boolean ended = choice.otherwise() != null;
    int left = choice.clauses().size();
    for (Statement.Clause clause : choice.clauses()) {
      left--;
      Label next = new Label();
      emission.line(clause.condition().line());
      expressions.conditions().jump(clause.condition(), next, false);
      boolean blockEnded = block(clause.block());
      ended &= blockEnded;
      if (!blockEnded && (left > 0 || choice.otherwise() != null)) {
        emission.jump(Opcodes.GOTO, end);
      }
      emission.mark(next);
    }
    if (choice.otherwise() != null) {
      ended &= block(choice.otherwise());
    }
    emission.mark(end);
    return ended;
  }

  /** Returns; also the end of a function, which gives nothing back. */
  void giveBack(List<Expression> values, int line) {
    boolean resumable = emission.resumable();
    if (values.size() == 1
        && (values.get(0) instanceof Expression.Call
            || values.get(0) instanceof Expression.MethodCall)
        && emission.twin == null) {
      expressions.calls().tail(values.get(0), loops::leaveAll);
      leave();
      return;
    }
    if (emission.twin != null) {
      expressions.emit(values.get(0), Kind.DOUBLE);
    } else if (values.isEmpty()) {
      // A function that never gives a value has its body in call(), whose result is one value.
      if (shape == Shape.VOID && !resumable && Shape.isFixed(emission.body)) {
        emission.nil();
      } else {
        emission.none();
      }
    } else if (values.size() == 1) {
      expressions.emit(values.get(0), values.get(0).isMultiple() ? Kind.VALUES : Kind.VALUE);
    } else {
      Operands operands = expressions.operands().addList(values).evaluate();
      operands.pushList(0);
    }
    loops.leaveAll();
    leave();
  }

  /** Returns what is on the stack. */
  private void leave() {
    if (!emission.resumable() && emission.counted) {
      emission.machine();
      emission.call(Refs.LEAVE);
    }
    emission.op(emission.twin == null ? Opcodes.ARETURN : Opcodes.DRETURN);
  }

  /** The end of a part of a larger function, which goes on from there. */
  void goOn() {
    emission.op(Opcodes.ACONST_NULL);
    leave();
  }

  /** Runs statements that are a function of their own; what that returns, if anything, this function returns. */
  private void outlined(Statement.Outlined statement) {
    expressions.part(statement.part());
    Label on = new Label();
    emission.op(Opcodes.DUP);
    emission.jump(Opcodes.IFNULL, on);
    if (!statement.exits().isEmpty()) {
      exits(statement.exits());
    }
    if (Shape.isFixed(emission.body) && shape != Shape.MULTIPLE) {
      emission.call(Refs.FIRST);
    }
    loops.leaveAll();
    leave();
    emission.mark(on);
    emission.op(Opcodes.POP);
  }

  /** Takes the exit that the result of a part on the stack names, if it does. */
  private void exits(List<Statement> exits) {
    Label[] ways = new Label[exits.size()];
    Arrays.setAll(ways, i -> new Label());
    Label none = new Label();
    emission.op(Opcodes.DUP);
    emission.call(Refs.EXIT_NUMBER);
    emission.code.visitTableSwitchInsn(0, ways.length - 1, none, ways);
    for (int i = 0; i < ways.length; i++) {
      emission.mark(ways[i]);
      emission.op(Opcodes.POP);
      statement(exits.get(i));
    }
    emission.mark(none);
  }

  /** The parameters of the function, whose values are in {@code slots}. */
  void bindParameters(List<Slot> slots) {
    for (int i = 0; i < slots.size(); i++) {
      LocalVariable parameter = emission.body.parameters().get(i);
      if (parameter.isCell()) {
        emission.load(slots.get(i));
        emission.declare(parameter);
      } else {
        emission.setHome(parameter, slots.get(i));
      }
    }
  }
}
