package dev.earthshine.engine.lang.ast;

import dev.earthshine.engine.lang.ast.Expression.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves statements and expressions into a new inner function: variables from outside become its upvalues. */
public final class Rewriter {
  private final Set<LocalVariable> own;
  private final Set<Label> labels;
  private final List<Upvalue> upvalues = new ArrayList<>();
  private final List<Statement> exits = new ArrayList<>();
  private final Map<Label, Integer> exitNumbers = new HashMap<>();
  // Mutable state
  private @Nullable Expression replaced;
  private @Nullable Expression replacement;

  /**
   * @param own the variables that move along; the declarations of all others become assignments
   * @param labels the labels that move along; jumps to all others leave the new function
   */
  public Rewriter(Set<LocalVariable> own, Set<Label> labels) {
    this.own = own;
    this.labels = labels;
  }

  /** Moves an expression to a function of its own that is a part of {@code name}. */
  public static Expression.Outlined outline(Expression e, String name, boolean variadic) {
    Rewriter rewriter = new Rewriter(Set.of(), Set.of());
    Statement give = new Statement.Return(List.of(rewriter.expression(e)), e.line());
    Expression.Function part = rewriter.part(List.of(give), name, variadic);
    return new Expression.Outlined(List.of(part), e.isMultiple(), e.line());
  }

  /** Moves an expression that begins with {@code first}, which has been moved already; it becomes one more part. */
  public static Expression.Outlined outline(
      Expression e, Expression.Outlined first, String name, boolean variadic) {
    LocalVariable value = new LocalVariable("(first)", -1);
    Rewriter rewriter = new Rewriter(Set.of(value), Set.of());
    rewriter.replaced = first;
    rewriter.replacement = new Expression.Local(value, first.line());
    Statement give = new Statement.Return(List.of(rewriter.expression(e)), e.line());
    List<Expression.Function> parts = new ArrayList<>(first.parts());
    parts.add(rewriter.part(List.of(value), List.of(give), name, variadic));
    return new Expression.Outlined(List.copyOf(parts), e.isMultiple(), e.line());
  }

  /** The new function: a part of the function {@code name}, made of statements that have been moved. */
  public Expression.Function part(List<Statement> moved, String name, boolean variadic) {
    return part(List.of(), moved, name, variadic);
  }

  private Expression.Function part(
      List<LocalVariable> parameters, List<Statement> moved, String name, boolean variadic) {
    int line = moved.get(0).line();
    int end = moved.get(moved.size() - 1).line();
    FunctionBody body = new FunctionBody(
        name,
        line,
        end,
        parameters,
        variadic,
        new Block(moved),
        List.copyOf(upvalues),
        0,
        null,
        true);
    return new Expression.Function(body, line);
  }

  /** The jumps that leave the new function, by the numbers of its exits. */
  public List<Statement> exits() {
    return exits;
  }

  private Upvalue upvalue(LocalVariable variable, @Nullable Upvalue outer) {
    for (Upvalue known : upvalues) {
      if (known.variable() == variable) {
        return known;
      }
    }
    if (outer == null) {
      variable.capture();
    }
    Upvalue upvalue = new Upvalue(upvalues.size(), variable, outer);
    upvalues.add(upvalue);
    return upvalue;
  }

  private Block block(Block block) {
    return new Block(block.statements().stream().map(this::statement).toList());
  }

  /** A statement as it is in the new function. */
  public Statement statement(Statement s) {
    if (s instanceof Statement.Declare d) {
      return declare(d);
    } else if (s instanceof Statement.DeclareFunction d) {
      Expression.Function function = function(d.function());
      return own.contains(d.variable())
          ? new Statement.DeclareFunction(d.variable(), function, d.line())
          : new Statement.Assign(
              List.of(variable(d.variable(), d.line())), List.of(function), d.line());
    } else if (s instanceof Statement.Assign a) {
      return new Statement.Assign(all(a.targets()), all(a.values()), a.line());
    } else if (s instanceof Statement.Evaluate e) {
      return new Statement.Evaluate(expression(e.call()), e.line());
    } else if (s instanceof Statement.Do d) {
      return new Statement.Do(block(d.block()), d.line());
    } else if (s instanceof Statement.While w) {
      return new Statement.While(expression(w.condition()), block(w.block()), w.end(), w.line());
    } else if (s instanceof Statement.Repeat r) {
      return new Statement.Repeat(block(r.block()), expression(r.condition()), r.end(), r.line());
    } else if (s instanceof Statement.If i) {
      return new Statement.If(
          i.clauses().stream()
              .map(c -> new Statement.Clause(expression(c.condition()), block(c.block())))
              .toList(),
          i.otherwise() == null ? null : block(i.otherwise()),
          i.line());
    } else if (s instanceof Statement.NumericFor f) {
      Expression step = f.step() == null ? null : expression(f.step());
      return new Statement.NumericFor(
          f.variable(),
          expression(f.start()),
          expression(f.limit()),
          step,
          block(f.block()),
          f.end(),
          f.line());
    } else if (s instanceof Statement.GenericFor f) {
      return new Statement.GenericFor(
          f.variables(), all(f.values()), block(f.block()), f.end(), f.line());
    } else if (s instanceof Statement.Return r) {
      return new Statement.Return(all(r.values()), r.line());
    } else if (s instanceof Statement.Outlined o) {
      return new Statement.Outlined(
          function(o.part()), o.exits().stream().map(this::statement).toList(), o.line());
    } else if (s instanceof Statement.Fill f) {
      return new Statement.Fill(
          expression(f.table()), f.items().stream().map(this::item).toList(), f.offset(), f.line());
    } else if (s instanceof Statement.Goto g) {
      return labels.contains(g.jump().target()) ? g : leave(g);
    }
    return s;
  }

  private Statement leave(Statement.Goto jump) {
    int exit = exitNumbers.computeIfAbsent(jump.jump().target(), label -> {
      exits.add(jump);
      return exits.size() - 1;
    });
    return new Statement.Leave(exit, jump.line());
  }

  private Statement declare(Statement.Declare d) {
    if (own.containsAll(d.variables())) {
      return new Statement.Declare(d.variables(), all(d.values()), d.line());
    }
    List<Expression> values =
        d.values().isEmpty() ? List.of(new Expression.Nil(d.line())) : all(d.values());
    return new Statement.Assign(
        d.variables().stream().map(v -> variable(v, d.line())).toList(), values, d.line());
  }

  private List<Expression> all(List<Expression> list) {
    return list.stream().map(this::expression).toList();
  }

  private Expression variable(LocalVariable variable, int line) {
    return own.contains(variable)
        ? new Expression.Local(variable, line)
        : new Expression.Captured(upvalue(variable, null), line, true);
  }

  /** An expression as it is in the new function. */
  public Expression expression(Expression e) {
    if (e == replaced && replacement != null) {
      return replacement;
    } else if (e instanceof Expression.Local l) {
      return variable(l.variable(), l.line());
    } else if (e instanceof Expression.Captured c) {
      return new Expression.Captured(
          upvalue(c.upvalue().variable(), c.upvalue()), c.line(), c.own());
    } else if (e instanceof Expression.Global g) {
      return new Expression.Global(expression(g.environment()), g.name(), g.line());
    } else if (e instanceof Expression.Index i) {
      return new Expression.Index(expression(i.object()), expression(i.key()), i.line());
    } else if (e instanceof Expression.Call c) {
      return new Expression.Call(expression(c.function()), all(c.arguments()), c.line());
    } else if (e instanceof Expression.MethodCall c) {
      return new Expression.MethodCall(
          expression(c.object()), c.name(), all(c.arguments()), c.line());
    } else if (e instanceof Expression.Binary b) {
      return new Expression.Binary(
          b.operator(), expression(b.left()), expression(b.right()), b.line());
    } else if (e instanceof Expression.Unary u) {
      return new Expression.Unary(u.operator(), expression(u.operand()), u.line());
    } else if (e instanceof Expression.Single s) {
      return new Expression.Single(expression(s.inner()), s.line());
    } else if (e instanceof Expression.TableConstructor t) {
      return new Expression.TableConstructor(t.items().stream().map(this::item).toList(), t.line());
    } else if (e instanceof Expression.Outlined o) {
      return new Expression.Outlined(
          o.parts().stream().map(this::function).toList(), o.open(), o.line());
    } else if (e instanceof Expression.Function f) {
      return function(f);
    }
    return e;
  }

  private Item item(Item item) {
    return new Item(item.key() == null ? null : expression(item.key()), expression(item.value()));
  }

  /** An inner function, which gets what it used directly through the new function. */
  private Expression.Function function(Expression.Function f) {
    FunctionBody body = f.body();
    List<Upvalue> rewired = new ArrayList<>();
    for (Upvalue upvalue : body.upvalues()) {
      boolean moved = upvalue.outer() == null && own.contains(upvalue.variable());
      Upvalue outer = moved ? null : upvalue(upvalue.variable(), upvalue.outer());
      rewired.add(new Upvalue(upvalue.index(), upvalue.variable(), outer));
    }
    return new Expression.Function(body.with(rewired), f.line());
  }
}
