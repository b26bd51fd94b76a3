package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.ast.Upvalue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves statements and expressions into a new inner function: variables from outside become its upvalues. */
final class Rewriter {
  private final Set<LocalVariable> own;
  private final List<Upvalue> upvalues = new ArrayList<>();

  /** @param own the variables that move along; the declarations of all others become assignments */
  Rewriter(Set<LocalVariable> own) {
    this.own = own;
  }

  List<Upvalue> upvalues() {
    return List.copyOf(upvalues);
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

  Block block(Block block) {
    return new Block(block.statements().stream().map(this::statement).toList());
  }

  Statement statement(Statement s) {
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
      return new Statement.Outlined(function(o.part()), o.line());
    }
    return s;
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

  Expression expression(Expression e) {
    if (e instanceof Expression.Local l) {
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
    } else if (e instanceof Expression.Composed c) {
      return new Expression.Composed(
          c.parts().stream().map(this::function).toList(), c.positional(), c.line());
    } else if (e instanceof Expression.Function f) {
      return function(f);
    }
    return e;
  }

  Item item(Item item) {
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
    return new Expression.Function(
        new FunctionBody(
            body.name(),
            body.line(),
            body.endLine(),
            body.parameters(),
            body.variadic(),
            body.block(),
            rewired,
            body.variables(),
            body.self(),
            body.part()),
        f.line());
  }
}
