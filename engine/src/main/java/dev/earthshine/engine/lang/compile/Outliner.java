package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Divides functions that would become too large for the JIT, which leaves methods of more than 8000 bytes alone, or for
 * the class file, which ends at 64 KiB.
 *
 * <p>Runs of statements become inner functions. A variable that is declared in such a run and used after it is declared
 * before it and shared. What jumps out of a run stays outside.
 */
final class Outliner {
  /** Estimated bytes of a function that is left as it is. */
  private static final int LARGE = 7000;

  /** Estimated bytes of a part. */
  private static final int PART = 4000;

  private final FunctionBody body;

  private Outliner(FunctionBody body) {
    this.body = body;
  }

  /** {@code body} itself if it is not large, or is a part already. */
  static FunctionBody outline(FunctionBody body) {
    if (body.part() || Trees.size(body.block()) <= LARGE) {
      return body;
    }
    Block block = new Outliner(body).block(body.block(), null);
    return new FunctionBody(
        body.name(),
        body.line(),
        body.endLine(),
        body.parameters(),
        body.variadic(),
        block,
        body.upvalues(),
        body.variables(),
        body.self(),
        body.part());
  }

  /** @param condition of a loop, where it can use the variables of the block */
  private Block block(Block block, @Nullable Expression condition) {
    List<Statement> statements = block.statements().stream().map(this::shrink).toList();
    int size = Trees.size(new Block(statements));
    while (size > PART) {
      List<Statement> grouped = group(statements, condition);
      int reduced = Trees.size(new Block(grouped));
      if (reduced >= size) {
        return new Block(grouped);
      }
      statements = grouped;
      size = reduced;
    }
    return new Block(statements);
  }

  /** A statement whose own blocks and constructors have been divided if it is large. */
  private Statement shrink(Statement s) {
    if (Trees.size(s) <= PART) {
      return s;
    }
    if (s instanceof Statement.Do d) {
      return new Statement.Do(block(d.block(), null), d.line());
    } else if (s instanceof Statement.While w) {
      return new Statement.While(w.condition(), block(w.block(), null), w.end(), w.line());
    } else if (s instanceof Statement.Repeat r) {
      return new Statement.Repeat(
          block(r.block(), r.condition()), r.condition(), r.end(), r.line());
    } else if (s instanceof Statement.NumericFor f) {
      return new Statement.NumericFor(
          f.variable(), f.start(), f.limit(), f.step(), block(f.block(), null), f.end(), f.line());
    } else if (s instanceof Statement.GenericFor f) {
      return new Statement.GenericFor(
          f.variables(), all(f.values()), block(f.block(), null), f.end(), f.line());
    } else if (s instanceof Statement.If i) {
      return choice(i);
    } else if (s instanceof Statement.Declare d) {
      return new Statement.Declare(d.variables(), all(d.values()), d.line());
    } else if (s instanceof Statement.Assign a) {
      return new Statement.Assign(a.targets(), all(a.values()), a.line());
    } else if (s instanceof Statement.Evaluate e) {
      return new Statement.Evaluate(expression(e.call()), e.line());
    } else if (s instanceof Statement.Return r) {
      return new Statement.Return(all(r.values()), r.line());
    }
    return s;
  }

  /** A long chain of alternatives goes on in the {@code else} of its beginning. */
  private Statement choice(Statement.If choice) {
    List<Statement.Clause> kept = new ArrayList<>();
    int size = 0;
    for (Statement.Clause clause : choice.clauses()) {
      Block block = block(clause.block(), null);
      size += Trees.size(clause.condition()) + Trees.size(block);
      if (size > PART && !kept.isEmpty()) {
        List<Statement.Clause> rest =
            choice.clauses().subList(kept.size(), choice.clauses().size());
        Statement next =
            new Statement.If(rest, choice.otherwise(), rest.get(0).condition().line());
        return new Statement.If(kept, outlinedAlone(shrink(next)), choice.line());
      }
      kept.add(new Statement.Clause(clause.condition(), block));
    }
    Block otherwise = choice.otherwise() == null ? null : block(choice.otherwise(), null);
    return new Statement.If(kept, otherwise, choice.line());
  }

  private Block outlinedAlone(Statement statement) {
    if (Trees.jumpsOut(statement)) {
      return new Block(List.of(statement));
    }
    List<Statement> into = new ArrayList<>();
    part(List.of(statement), Set.of(), into);
    return new Block(into);
  }

  private List<Statement> group(List<Statement> statements, @Nullable Expression condition) {
    List<Statement> result = new ArrayList<>();
    List<Statement> run = new ArrayList<>();
    int size = 0;
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      boolean movable = !Trees.jumpsOut(statement);
      int own = Trees.size(statement);
      if (!run.isEmpty() && (!movable || size + own > PART)) {
        part(run, usedAfter(statements, i, condition), result);
        run.clear();
        size = 0;
      }
      if (movable) {
        run.add(statement);
        size += own;
      } else {
        result.add(statement);
      }
    }
    if (!run.isEmpty()) {
      part(run, usedAfter(statements, statements.size(), condition), result);
    }
    return result;
  }

  private static Set<LocalVariable> usedAfter(
      List<Statement> statements, int from, @Nullable Expression condition) {
    Set<LocalVariable> used = new HashSet<>();
    statements.subList(from, statements.size()).forEach(s -> Trees.uses(s, used));
    if (condition != null) {
      Trees.uses(condition, used);
    }
    return used;
  }

  /** Adds a call of a new function that consists of {@code run}. */
  private void part(List<Statement> run, Set<LocalVariable> usedAfter, List<Statement> into) {
    int line = run.get(0).line();
    List<LocalVariable> shared = new ArrayList<>();
    for (Statement statement : run) {
      List<LocalVariable> declared = declared(statement);
      if (declared.stream().anyMatch(usedAfter::contains)) {
        shared.addAll(declared);
      }
    }
    shared.forEach(LocalVariable::assign);
    if (!shared.isEmpty()) {
      into.add(new Statement.Declare(shared, List.of(), line));
    }
    Set<LocalVariable> own = new HashSet<>();
    run.forEach(statement -> declaredInside(statement, own));
    shared.forEach(own::remove);
    Rewriter rewriter = new Rewriter(own);
    List<Statement> moved = run.stream().map(rewriter::statement).toList();
    into.add(new Statement.Outlined(function(moved, rewriter, line, true), line));
  }

  private Expression.Function function(
      List<Statement> statements, Rewriter rewriter, int line, boolean part) {
    return new Expression.Function(
        new FunctionBody(
            body.name(),
            line,
            statements.get(statements.size() - 1).line(),
            List.of(),
            body.variadic(),
            new Block(statements),
            rewriter.upvalues(),
            0,
            null,
            part),
        line);
  }

  private static List<LocalVariable> declared(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      return declare.variables();
    }
    return statement instanceof Statement.DeclareFunction declare
        ? List.of(declare.variable())
        : List.of();
  }

  private static void declaredInside(Statement statement, Set<LocalVariable> into) {
    into.addAll(declared(statement));
    if (statement instanceof Statement.NumericFor loop) {
      into.add(loop.variable());
    } else if (statement instanceof Statement.GenericFor loop) {
      into.addAll(loop.variables());
    }
    Blocks.of(statement).forEach(block -> block.statements().forEach(s -> declaredInside(s, into)));
  }

  // Table constructors

  private List<Expression> all(List<Expression> list) {
    return list.stream().map(this::expression).toList();
  }

  private Expression expression(Expression e) {
    if (Trees.size(e) <= PART) {
      return e;
    }
    if (e instanceof Expression.TableConstructor table) {
      return compose(table);
    } else if (e instanceof Expression.Call call) {
      return new Expression.Call(expression(call.function()), all(call.arguments()), call.line());
    } else if (e instanceof Expression.MethodCall call) {
      return new Expression.MethodCall(
          expression(call.object()), call.name(), all(call.arguments()), call.line());
    }
    return e;
  }

  private Expression compose(Expression.TableConstructor table) {
    List<Expression.Function> parts = new ArrayList<>();
    List<Integer> positional = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    int size = 0;
    for (Item item : table.items()) {
      Item small = new Item(item.key(), expression(item.value()));
      int own =
          Trees.size(small.value()) + (small.key() == null ? 12 : 12 + Trees.size(small.key()));
      if (size + own > PART && !items.isEmpty()) {
        parts.add(part(items, table.line(), false));
        positional.add(positional(items));
        items = new ArrayList<>();
        size = 0;
      }
      items.add(small);
      size += own;
    }
    parts.add(part(items, table.line(), true));
    positional.add(positional(items));
    return parts.size() * 40 <= PART
        ? new Expression.Composed(parts, positional, table.line())
        : nested(parts, positional, table.line());
  }

  /** Very many parts are composed in two steps. */
  private Expression nested(List<Expression.Function> parts, List<Integer> positional, int line) {
    List<Expression.Function> outer = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    int step = PART / 40;
    for (int i = 0; i < parts.size(); i += step) {
      int end = Math.min(parts.size(), i + step);
      Expression some = new Expression.Composed(
          List.copyOf(parts.subList(i, end)), List.copyOf(positional.subList(i, end)), line);
      Rewriter rewriter = new Rewriter(Set.of());
      Statement give = new Statement.Return(List.of(rewriter.expression(some)), line);
      outer.add(function(List.of(give), rewriter, line, true));
      counts.add(positional.subList(i, end).stream().mapToInt(Integer::intValue).sum());
    }
    return outer.size() * 40 <= PART
        ? new Expression.Composed(outer, counts, line)
        : nested(outer, counts, line);
  }

  private static int positional(List<Item> items) {
    return (int) items.stream().filter(item -> item.key() == null).count();
  }

  private Expression.Function part(List<Item> items, int line, boolean last) {
    Rewriter rewriter = new Rewriter(Set.of());
    List<Item> moved = new ArrayList<>(items.stream().map(rewriter::item).toList());
    Item end = moved.get(moved.size() - 1);
    if (!last && end.key() == null && end.value().isMultiple()) {
      // Only the last item of the whole constructor gives all its values.
      moved.set(moved.size() - 1, new Item(null, new Expression.Single(end.value(), line)));
    }
    Statement give =
        new Statement.Return(List.of(new Expression.TableConstructor(moved, line)), line);
    return function(List.of(give), rewriter, line, true);
  }
}
