package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.compile.Twins.Twin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which local variables of a function are surely numbers, and which of those are whole.
 *
 * <p>A variable is a number if everything assigned to it is; to begin with all are taken for numbers, and those that are
 * refuted drop out until nothing changes. A loop variable is whole if its loop counts from a whole number by a constant
 * whole step.
 */
final class Typing {
  private final Map<LocalVariable, List<Expression>> definitions = new HashMap<>();
  private final Set<LocalVariable> declared = new HashSet<>();
  private final Set<LocalVariable> numbers = new HashSet<>();
  private final Set<LocalVariable> integers = new HashSet<>();
  private final Set<LocalVariable> twofold = new HashSet<>();
  private final @Nullable Twins twins;
  // Mutable state
  private boolean loops;

  private Typing(@Nullable Twins twins) {
    this.twins = twins;
  }

  /**
   * The types in a body.
   *
   * @param twins the functions that give doubles, null in a body that does not call them
   * @param parameters those that get doubles
   */
  static Typing of(FunctionBody body, @Nullable Twins twins, Set<LocalVariable> parameters) {
    Typing typing = new Typing(twins);
    for (LocalVariable parameter : parameters) {
      typing.declared.add(parameter);
      typing.definitions.put(parameter, new ArrayList<>());
    }
    typing.collect(body.block());
    typing.definitions.keySet().retainAll(typing.declared);
    typing.twofold.retainAll(typing.declared);
    typing.numbers.addAll(typing.definitions.keySet());
    typing.numbers.addAll(typing.integers);
    while (typing.numbers.removeIf(v -> typing.definitions.containsKey(v)
        && !typing.definitions.get(v).stream().allMatch(typing::isNumber))) {}
    return typing;
  }

  /**
   * Whether a variable is likely to hold numbers: it is no cell, and gets the result of an operator somewhere. Such a
   * variable is kept both as a double and as a value.
   */
  boolean isTwofold(LocalVariable variable) {
    return kind(variable) == Kind.VALUE && twofold.contains(variable);
  }

  /** How a variable is kept. */
  Kind kind(LocalVariable variable) {
    if (variable.isCell()) {
      return Kind.CELL;
    }
    if (integers.contains(variable)) {
      return Kind.LONG;
    }
    return numbers.contains(variable) ? Kind.DOUBLE : Kind.VALUE;
  }

  /** Whether control can go backwards. */
  boolean hasLoops() {
    return loops;
  }

  /** Whether the value is a number whatever happens. */
  boolean isNumber(Expression e) {
    if (e instanceof Expression.Numeral) {
      return true;
    }
    if (e instanceof Expression.Local local) {
      return numbers.contains(local.variable());
    }
    if (e instanceof Expression.Binary binary) {
      return binary.operator().isArithmetic()
          && isNumber(binary.left())
          && isNumber(binary.right());
    }
    if (e instanceof Expression.Unary unary) {
      return unary.operator() == Operator.UNM && isNumber(unary.operand());
    }
    if (e instanceof Expression.Call call) {
      return twin(call) != null;
    }
    return e instanceof Expression.Single single && isNumber(single.inner());
  }

  /** What a call goes to that takes and gives doubles, null if it does not. */
  @Nullable
  Twin twin(Expression.Call call) {
    Twin twin = twins == null ? null : twins.of(call);
    if (twin == null) {
      return null;
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      LocalVariable parameter = twin.body().parameters().get(i);
      if (twin.numbers().contains(parameter) && !isNumber(call.arguments().get(i))) {
        return null;
      }
    }
    return twin;
  }

  /** Whether the value is a whole number that a {@code long} computes exactly. */
  boolean isInteger(Expression e) {
    if (e instanceof Expression.Numeral numeral) {
      return isSmallInteger(numeral.value());
    }
    if (e instanceof Expression.Local local) {
      return integers.contains(local.variable());
    }
    if (e instanceof Expression.Binary binary) {
      Operator operator = binary.operator();
      return (operator == Operator.ADD || operator == Operator.SUB)
          && isInteger(binary.left())
          && isInteger(binary.right());
    }
    return e instanceof Expression.Single single && isInteger(single.inner());
  }

  static boolean isSmallInteger(double value) {
    return (int) value == value && !(value == 0 && 1 / value < 0);
  }

  private void collect(Block block) {
    block.statements().forEach(this::collect);
  }

  private void collect(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      for (int i = 0; i < declare.variables().size(); i++) {
        declared.add(declare.variables().get(i));
        define(
            declare.variables().get(i),
            source(declare.values(), i, declare.variables().size()));
      }
    } else if (statement instanceof Statement.DeclareFunction declare) {
      if (twins != null) {
        twins.declare(declare.variable(), declare.function().body());
      }
    } else if (statement instanceof Statement.Assign assign) {
      for (int i = 0; i < assign.targets().size(); i++) {
        if (assign.targets().get(i) instanceof Expression.Local local) {
          define(local.variable(), source(assign.values(), i, assign.targets().size()));
        }
      }
    } else if (statement instanceof Statement.NumericFor loop) {
      define(loop);
    }
    loops |= statement instanceof Statement.While
        || statement instanceof Statement.Repeat
        || statement instanceof Statement.NumericFor
        || statement instanceof Statement.GenericFor
        || statement instanceof Statement.Mark;
    Blocks.of(statement).forEach(this::collect);
  }

  private void define(Statement.NumericFor loop) {
    LocalVariable variable = loop.variable();
    if (variable.isCell()) {
      return;
    }
    boolean wholeStep = loop.step() == null
        || (loop.step() instanceof Expression.Numeral step
            && isSmallInteger(step.value())
            && step.value() != 0);
    if (!variable.isAssigned() && wholeStep && isInteger(loop.start())) {
      integers.add(variable);
    } else {
      declared.add(variable);
      definitions.computeIfAbsent(variable, v -> new ArrayList<>());
    }
  }

  /** What the {@code i}-th of {@code wanted} variables gets, null if that is not one plain expression. */
  private static @Nullable Expression source(List<Expression> values, int i, int wanted) {
    boolean open =
        i == values.size() - 1 && values.size() < wanted && values.get(i).isMultiple();
    if (i >= values.size() || open) {
      return null;
    }
    return values.get(i);
  }

  private void define(LocalVariable variable, @Nullable Expression value) {
    if (!variable.isCell()) {
      if (value instanceof Expression.Binary binary && binary.operator().isArithmetic()) {
        twofold.add(variable);
      }
      Expression known = value == null ? new Expression.Nil(0) : value;
      definitions.computeIfAbsent(variable, v -> new ArrayList<>()).add(known);
    }
  }
}
