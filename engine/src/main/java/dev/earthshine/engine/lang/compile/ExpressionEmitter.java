package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.compile.Slots.Slot;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.FieldSite;
import dev.earthshine.engine.lang.runtime.GlobalSite;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Real;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Expressions: code that leaves a value on the stack. */
final class ExpressionEmitter {
  private final Emission emission;
  private final ConditionEmitter conditions;
  private final CallEmitter calls;
  private final ArithmeticEmitter arithmetic;
  private final NumericEmitter numeric;
  private final NumericRule numericRule;
  private final VariableEmitter variables;
  private final TableEmitter tables;
  private final AssignmentEmitter assignments;

  ExpressionEmitter(Emission emission) {
    this.emission = emission;
    this.conditions = new ConditionEmitter(emission, this);
    this.calls = new CallEmitter(emission, this);
    this.arithmetic = new ArithmeticEmitter(emission, this);
    this.numeric = new NumericEmitter(emission, this, arithmetic);
    this.numericRule = new NumericRule(emission);
    this.variables = new VariableEmitter(emission, numeric);
    this.tables = new TableEmitter(emission, this);
    this.assignments = new AssignmentEmitter(emission, this);
  }

  ConditionEmitter conditions() {
    return conditions;
  }

  AssignmentEmitter assignments() {
    return assignments;
  }

  NumericEmitter numeric() {
    return numeric;
  }

  NumericRule numericRule() {
    return numericRule;
  }

  CallEmitter calls() {
    return calls;
  }

  Operands operands() {
    return new Operands(emission, this);
  }

  VariableEmitter variables() {
    return variables;
  }

  TableEmitter tables() {
    return tables;
  }

  /** Pushes an expression as what {@code kind} says. */
  void emit(Expression e, Kind kind) {
    switch (kind) {
      case DOUBLE -> arithmetic.number(e);
      case LONG -> arithmetic.integer(e);
      case VALUES -> all(e);
      default -> value(e);
    }
  }

  /** Pushes all values of a call or {@code ...}. */
  private void all(Expression e) {
    if (e instanceof Expression.Vararg) {
      emission.load(emission.variadic());
    } else if (e instanceof Expression.Outlined outlined) {
      parts(outlined);
    } else {
      calls.all(e);
    }
  }

  /** Pushes exactly one value. */
  void value(Expression e) {
    if (e instanceof Expression.Nil) {
      emission.nil();
    } else if (e instanceof Expression.Bool bool) {
      bool(bool.value());
    } else if (e instanceof Expression.Numeral numeral) {
      constant(Real.of(numeral.value()));
    } else if (e instanceof Expression.Text text) {
      constant(text.value());
    } else if (e instanceof Expression.Vararg) {
      emission.load(emission.variadic());
      emission.call(Refs.ARG1);
    } else if (e instanceof Expression.Function function) {
      variables.closure(function.body());
    } else if (e instanceof Expression.Local local) {
      variables.local(local.variable());
    } else if (e instanceof Expression.Captured captured) {
      variables.captured(captured.upvalue());
    } else if (e instanceof Expression.Global global) {
      global(global);
    } else if (e instanceof Expression.Index index) {
      index(index);
    } else if (e instanceof Expression.Call && emission.typing.isNumber(e)) {
      arithmetic.number(e);
      emission.call(Refs.BOX);
    } else if (e instanceof Expression.Call || e instanceof Expression.MethodCall) {
      calls.single(e);
    } else if (e instanceof Expression.Binary binary) {
      binary(binary);
    } else if (e instanceof Expression.Unary unary) {
      unary(unary);
    } else if (e instanceof Expression.Single single) {
      value(single.inner());
    } else if (e instanceof Expression.TableConstructor table) {
      tables.construct(table);
    } else if (e instanceof Expression.Outlined outlined) {
      parts(outlined);
      emission.call(Refs.FIRST);
    }
  }

  /** Runs a part of this function and pushes what it returns, perhaps a tail call. */
  void part(Expression.Function part) {
    part(part, null, Refs.RUN);
  }

  private void parts(Expression.Outlined outlined) {
    Slot first = null;
    for (Expression.Function part : outlined.parts()) {
      if (first != null) {
        emission.call(Refs.FIRST);
        emission.store(first);
      }
      part(part, first, Refs.INVOKE);
      if (first == null && outlined.parts().size() > 1) {
        first = emission.slots.take(Kind.VALUE);
      }
    }
    if (first != null) {
      emission.slots.release(first);
    }
  }

  /** @param first what it gets before the further arguments of this function */
  private void part(Expression.Function part, @Nullable Slot first, Ref call) {
    boolean resumable = emission.resumable();
    if (resumable) {
      emission.machine();
    }
    variables.closure(part.body());
    if (!resumable && call == Refs.RUN) {
      emission.code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(CompiledFunction.class));
    }
    if (first != null) {
      emission.load(first);
    }
    if (emission.body.variadic()) {
      emission.load(emission.variadic());
    } else {
      emission.none();
    }
    if (first != null) {
      emission.call(Refs.VALUES_PAIR);
    }
    emission.call(resumable ? Refs.START : call);
    emission.point(Kind.VALUES);
  }

  void constant(LuaValue value) {
    if (value instanceof Real) {
      // A zero and a negative zero are equal, but not the same constant.
      emission.constants.loadOwn(emission.code, LuaValue.class, value);
    } else {
      emission.constants.load(emission.code, LuaValue.class, value);
    }
  }

  private void bool(boolean value) {
    emission.code.visitFieldInsn(
        Opcodes.GETSTATIC,
        Type.getInternalName(LuaValue.class),
        value ? "TRUE" : "FALSE",
        Type.getDescriptor(LuaBoolean.class));
  }

  // Fields

  void site(LuaString key, @Nullable String what) {
    emission.constants.loadOwn(emission.code, FieldSite.class, new FieldSite(key, what));
  }

  void globalSite(Expression.Global global) {
    GlobalSite site = new GlobalSite(global.name(), Names.of(global.environment()));
    emission.constants.loadOwn(emission.code, GlobalSite.class, site);
  }

  private void global(Expression.Global global) {
    Operands operands = operands().add(global.environment(), Kind.VALUE).evaluate();
    globalSite(global);
    emission.machine();
    operands.push();
    emission.line(global.line());
    emission.call(Refs.GET_GLOBAL);
    emission.point(Kind.VALUE);
  }

  private void field(Expression object, LuaString key, int line) {
    Operands operands = operands().add(object, Kind.VALUE).evaluate();
    site(key, Names.of(object));
    emission.machine();
    operands.push();
    emission.line(line);
    emission.call(Refs.GET_FIELD);
    emission.point(Kind.VALUE);
  }

  private void index(Expression.Index index) {
    if (index.key() instanceof Expression.Text key) {
      field(index.object(), key.value(), index.line());
      return;
    }
    if (numericRule.suitsAsKey(index.key())) {
      emission.machine();
      value(index.object());
      numeric.either(index.key());
      emission.text(Names.of(index.object()));
      emission.line(index.line());
      emission.call(Refs.GET_EITHER);
      return;
    }
    Kind kind = keyKind(index.key());
    Operands operands =
        operands().add(index.object(), Kind.VALUE).add(index.key(), kind).evaluate();
    emission.machine();
    operands.push();
    emission.text(Names.of(index.object()));
    emission.line(index.line());
    emission.call(
        kind == Kind.LONG ? Refs.GET_INTEGER : kind == Kind.DOUBLE ? Refs.GET_NUMBER : Refs.GET);
    emission.point(Kind.VALUE);
  }

  /** The form in which a key is used. */
  Kind keyKind(Expression key) {
    if (emission.typing.isInteger(key)) {
      return Kind.LONG;
    }
    return emission.typing.isNumber(key) ? Kind.DOUBLE : Kind.VALUE;
  }

  // Operators

  private void binary(Expression.Binary e) {
    Operator operator = e.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      Label end = new Label();
      value(e.left());
      emission.op(Opcodes.DUP);
      emission.call(Refs.TRUTH);
      emission.jump(operator == Operator.AND ? Opcodes.IFEQ : Opcodes.IFNE, end);
      emission.op(Opcodes.POP);
      value(e.right());
      emission.mark(end);
    } else if (operator.isComparison()) {
      condition(e);
    } else if (operator == Operator.CONCAT) {
      concat(e);
    } else {
      arithmetic.binary(e);
    }
  }

  private void unary(Expression.Unary e) {
    switch (e.operator()) {
      case NOT -> condition(e);
      case LEN -> {
        Operands operands = operands().add(e.operand(), Kind.VALUE).evaluate();
        emission.machine();
        operands.push();
        emission.text(Names.of(e.operand()));
        emission.line(e.line());
        emission.call(Refs.LENGTH);
        emission.point(Kind.VALUE);
      }
      default -> arithmetic.negate(e);
    }
  }

  private void condition(Expression e) {
    Label no = new Label();
    Label end = new Label();
    conditions.jump(e, no, false);
    bool(true);
    emission.jump(Opcodes.GOTO, end);
    emission.mark(no);
    bool(false);
    emission.mark(end);
  }

  private void concat(Expression.Binary e) {
    List<Expression> row = new ArrayList<>();
    Expression rest = e;
    // As in the reference, a row counts for the line of its last operator.
    int line = e.line();
    while (rest instanceof Expression.Binary binary && binary.operator() == Operator.CONCAT) {
      row.add(binary.left());
      line = binary.line();
      rest = binary.right();
    }
    row.add(rest);
    Operands operands = operands();
    row.forEach(part -> operands.add(part, Kind.VALUE));
    operands.evaluate();
    emission.machine();
    if (row.size() == 2) {
      operands.push();
      emission.text(Names.of(row.get(0), row.get(1)));
      emission.line(e.line());
      emission.call(Refs.CONCAT);
    } else {
      concatRow(row, operands, line);
    }
    emission.point(Kind.VALUE);
  }

  private void concatRow(List<Expression> row, Operands operands, int line) {
    emission.push(row.size());
    emission.code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(LuaValue.class));
    String[] names = new String[row.size() - 1];
    for (int i = 0; i < row.size(); i++) {
      emission.op(Opcodes.DUP);
      emission.push(i);
      operands.push(i);
      emission.op(Opcodes.AASTORE);
      if (i > 0) {
        String pair = Names.of(row.get(i - 1), row.get(i));
        names[i - 1] = pair == null ? "\n" : pair;
      }
    }
    emission.constants.loadOwn(emission.code, String[].class, names);
    emission.line(line);
    emission.call(Refs.CONCAT_ROW);
  }

  /** The readable name of a method, for messages. */
  static String methodName(Expression.MethodCall call) {
    return "method '" + LuaStrings.text(call.name()) + "'";
  }
}
