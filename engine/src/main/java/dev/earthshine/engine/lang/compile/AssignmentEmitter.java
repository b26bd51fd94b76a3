package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Declarations and assignments. */
final class AssignmentEmitter {
  private final Emission emission;
  private final ExpressionEmitter expressions;

  AssignmentEmitter(Emission emission, ExpressionEmitter expressions) {
    this.emission = emission;
    this.expressions = expressions;
  }

  void declare(Statement.Declare declare) {
    List<LocalVariable> variables = declare.variables();
    if (variables.size() == declare.values().size()) {
      // None of them is in scope before the last value has been evaluated, so each can get its
      // value at once.
      for (int i = 0; i < variables.size(); i++) {
        declare(variables.get(i), declare.values().get(i));
      }
      return;
    }
    List<Kind> kinds = variables.stream().map(this::valueKind).toList();
    List<Slot> values = evaluate(declare.values(), kinds);
    for (int i = 0; i < variables.size(); i++) {
      emission.load(values.get(i));
      if (emission.typing.isTwofold(variables.get(i))) {
        emission.declareTwofold(variables.get(i));
        setTwofold(variables.get(i));
      } else {
        emission.declare(variables.get(i));
      }
    }
    values.forEach(emission.slots::release);
  }

  private void declare(LocalVariable variable, Expression value) {
    if (emission.typing.isTwofold(variable)) {
      emission.declareTwofold(variable);
      storeTwofold(variable, value);
    } else {
      expressions.emit(value, valueKind(variable));
      emission.declare(variable);
    }
  }

  private void storeTwofold(LocalVariable variable, Expression value) {
    expressions.numeric().store(value, emission.home(variable), emission.number(variable));
  }

  private void setTwofold(LocalVariable variable) {
    expressions.numeric().storeValue(emission.home(variable), emission.number(variable));
  }

  private Kind valueKind(LocalVariable variable) {
    Kind kind = emission.typing.kind(variable);
    return kind == Kind.CELL ? Kind.VALUE : kind;
  }

  /** Evaluates a list of expressions to as many slots as there are kinds. */
  List<Slot> evaluate(List<Expression> list, List<Kind> kinds) {
    List<Slot> slots = new ArrayList<>();
    Slot open = null;
    for (int i = 0; i < list.size(); i++) {
      Expression e = list.get(i);
      if (i == list.size() - 1 && e.isMultiple() && i < kinds.size() - 1) {
        expressions.emit(e, Kind.VALUES);
        open = emission.spill(Kind.VALUES);
      } else if (i < kinds.size()) {
        expressions.emit(e, kinds.get(i));
        slots.add(emission.spill(kinds.get(i)));
      } else {
        expressions.emit(e, Kind.VALUE);
        emission.op(Opcodes.POP);
      }
    }
    int first = slots.size();
    for (int i = first; i < kinds.size(); i++) {
      if (open == null) {
        emission.nil();
      } else {
        argument(open, i - first + 1);
      }
      slots.add(emission.spill(Kind.VALUE));
    }
    if (open != null) {
      emission.slots.release(open);
    }
    return slots;
  }

  /** Pushes the {@code i}-th of several values. */
  void argument(Slot values, int i) {
    emission.load(values);
    if (i == 1) {
      emission.call(Refs.ARG1);
    } else {
      emission.push(i);
      emission.call(Refs.ARG);
    }
  }

  void assign(Statement.Assign assign) {
    if (assign.targets().size() == 1 && assign.values().size() == 1) {
      single(assign.targets().get(0), assign.values().get(0));
      return;
    }
    List<Target> targets = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (Expression e : assign.targets()) {
      targets.add(target(e));
      kinds.add(e instanceof Expression.Local local ? valueKind(local.variable()) : Kind.VALUE);
    }
    List<Slot> values = evaluate(assign.values(), kinds);
    for (int i = targets.size() - 1; i >= 0; i--) {
      set(targets.get(i), values.get(i));
    }
    values.forEach(emission.slots::release);
    targets.forEach(this::release);
  }

  private void single(Expression target, Expression value) {
    if (target instanceof Expression.Local local) {
      Slot home = emission.home(local.variable());
      if (emission.isTwofold(local.variable())) {
        storeTwofold(local.variable(), value);
        return;
      }
      if (home.kind() != Kind.CELL) {
        expressions.emit(value, home.kind());
        emission.store(home);
        return;
      }
      expressions.value(value);
      emission.load(home);
      emission.op(Opcodes.SWAP);
      setContent();
    } else if (target instanceof Expression.Captured captured) {
      expressions.value(value);
      expressions.variables().rawUpvalue(captured.upvalue());
      emission.op(Opcodes.SWAP);
      setContent();
    } else if (target instanceof Expression.Global global) {
      Operands operands = expressions
          .operands()
          .add(global.environment(), Kind.VALUE)
          .add(value, Kind.VALUE)
          .evaluate();
      expressions.globalSite(global);
      emission.machine();
      operands.push();
      stored(Refs.SET_GLOBAL, global.line());
    } else if (target instanceof Expression.Index index) {
      indexed(index, value);
    }
  }

  private void indexed(Expression.Index index, Expression value) {
    String what = Names.of(index.object());
    if (index.key() instanceof Expression.Text key) {
      Operands operands = expressions
          .operands()
          .add(index.object(), Kind.VALUE)
          .add(value, Kind.VALUE)
          .evaluate();
      expressions.site(key.value(), what);
      emission.machine();
      operands.push();
      stored(Refs.SET_FIELD, index.line());
      return;
    }
    if (expressions.numericRule().suitsAsKey(index.key())) {
      emission.machine();
      expressions.value(index.object());
      expressions.numeric().either(index.key());
      expressions.value(value);
      emission.text(what);
      stored(Refs.SET_EITHER, index.line());
      return;
    }
    Kind kind = expressions.keyKind(index.key());
    Operands operands = expressions
        .operands()
        .add(index.object(), Kind.VALUE)
        .add(index.key(), kind)
        .add(value, Kind.VALUE)
        .evaluate();
    emission.machine();
    operands.push();
    emission.text(what);
    stored(setter(kind), index.line());
  }

  private static Ref setter(Kind key) {
    return key == Kind.LONG ? Refs.SET_INTEGER : key == Kind.DOUBLE ? Refs.SET_NUMBER : Refs.SET;
  }

  private void stored(Ref setter, int line) {
    emission.line(line);
    emission.call(setter);
    emission.point(Kind.VALUE);
    emission.op(Opcodes.POP);
  }

  /** Stores the value on the stack in the cell beneath it. */
  void setContent() {
    emission.code.visitFieldInsn(
        Opcodes.PUTFIELD,
        Type.getInternalName(Cell.class),
        "value",
        Type.getDescriptor(LuaValue.class));
  }

  // Several targets: their objects and keys are evaluated first, the values are stored last to
  // first.

  /** The key is in no slot if it is a name, in two if it is kept twice over. */
  private record Target(Expression expression, @Nullable Slot object, List<Slot> key) {}

  private Target target(Expression e) {
    if (e instanceof Expression.Global global) {
      return new Target(e, evaluated(global.environment()), List.of());
    }
    if (e instanceof Expression.Index index) {
      Slot object = evaluated(index.object());
      return new Target(e, object, key(index.key()));
    }
    return new Target(e, null, List.of());
  }

  private List<Slot> key(Expression key) {
    if (key instanceof Expression.Text) {
      return List.of();
    }
    if (expressions.numericRule().suitsAsKey(key)) {
      return expressions.numeric().keepEither(key);
    }
    Kind kind = expressions.keyKind(key);
    expressions.emit(key, kind);
    return List.of(emission.spill(kind));
  }

  private Slot evaluated(Expression e) {
    expressions.value(e);
    return emission.spill(Kind.VALUE);
  }

  private void release(Target target) {
    if (target.object() != null) {
      emission.slots.release(target.object());
    }
    target.key().forEach(emission.slots::release);
  }

  private void set(Target target, Slot value) {
    Expression e = target.expression();
    if (target.object() == null) {
      setVariable(e, value);
    } else if (target.key().isEmpty()) {
      boolean isGlobal = e instanceof Expression.Global;
      if (e instanceof Expression.Global global) {
        expressions.globalSite(global);
      } else if (e instanceof Expression.Index index
          && index.key() instanceof Expression.Text key) {
        expressions.site(key.value(), Names.of(index.object()));
      }
      emission.machine();
      emission.load(target.object());
      emission.load(value);
      stored(isGlobal ? Refs.SET_GLOBAL : Refs.SET_FIELD, e.line());
    } else {
      emission.machine();
      emission.load(target.object());
      target.key().forEach(emission::load);
      emission.load(value);
      emission.text(Names.of(((Expression.Index) e).object()));
      stored(
          target.key().size() == 2
              ? Refs.SET_EITHER
              : setter(target.key().get(0).kind()),
          e.line());
    }
  }

  private void setVariable(Expression e, Slot value) {
    if (e instanceof Expression.Local local) {
      Slot home = emission.home(local.variable());
      if (home.kind() == Kind.CELL) {
        emission.load(home);
        emission.load(value);
        setContent();
      } else {
        emission.load(value);
        if (emission.isTwofold(local.variable())) {
          setTwofold(local.variable());
        } else {
          emission.store(home);
        }
      }
    } else if (e instanceof Expression.Captured captured) {
      expressions.variables().rawUpvalue(captured.upvalue());
      emission.load(value);
      setContent();
    }
  }
}
