package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.Label;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Rewriter;
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
 * before it and shared; a jump out of it is an exit of its function.
 */
final class Outliner {
  /** Estimated bytes of a function that is left as it is. */
  private static final int LARGE = 7000;

  /** Estimated bytes of a part. */
  static final int PART = 4000;

  private final FunctionBody body;
  private final LargeExpressions expressions;

  private Outliner(FunctionBody body) {
    this.body = body;
    this.expressions = new LargeExpressions(this);
  }

  /** {@code body} itself if it is not large, or is a part already. */
  static FunctionBody outline(FunctionBody body) {
    if (body.part() || Trees.size(body.block()) <= LARGE) {
      return body;
    }
    return body.with(new Outliner(body).block(body.block(), null));
  }

  FunctionBody body() {
    return body;
  }

  /** @param condition of a loop, where it can use the variables of the block */
  private Block block(Block block, @Nullable Expression condition) {
    return new Block(divide(block.statements().stream().map(this::shrink).toList(), condition));
  }

  /** Statements whose code is at most a part, as far as they can be divided. */
  List<Statement> divide(List<Statement> all, @Nullable Expression condition) {
    List<Statement> statements = all;
    int size = Trees.size(new Block(statements));
    while (size > PART) {
      List<Statement> grouped = group(statements, condition);
      int reduced = Trees.size(new Block(grouped));
      if (reduced >= size) {
        return statements;
      }
      statements = grouped;
      size = reduced;
    }
    return statements;
  }

  /** A statement whose own blocks and expressions have been divided if it is large. */
  private Statement shrink(Statement s) {
    if (Trees.size(s) <= PART) {
      return s;
    }
    if (s instanceof Statement.Do d) {
      return new Statement.Do(block(d.block(), null), d.line());
    } else if (s instanceof Statement.While w) {
      return new Statement.While(
          expressions.divide(w.condition()), block(w.block(), null), w.end(), w.line());
    } else if (s instanceof Statement.Repeat r) {
      Expression condition = expressions.divide(r.condition());
      return new Statement.Repeat(block(r.block(), condition), condition, r.end(), r.line());
    } else if (s instanceof Statement.NumericFor f) {
      return new Statement.NumericFor(
          f.variable(),
          expressions.divide(f.start()),
          expressions.divide(f.limit()),
          f.step() == null ? null : expressions.divide(f.step()),
          block(f.block(), null),
          f.end(),
          f.line());
    } else if (s instanceof Statement.GenericFor f) {
      return new Statement.GenericFor(
          f.variables(), expressions.divide(f.values()), block(f.block(), null), f.end(), f.line());
    } else if (s instanceof Statement.If i) {
      return choice(i);
    } else if (s instanceof Statement.Declare d) {
      return new Statement.Declare(d.variables(), expressions.divide(d.values()), d.line());
    } else if (s instanceof Statement.Assign a) {
      return new Statement.Assign(
          a.targets().stream().map(expressions::divide).toList(),
          expressions.divide(a.values()),
          a.line());
    } else if (s instanceof Statement.Evaluate e) {
      return new Statement.Evaluate(expressions.divide(e.call()), e.line());
    } else if (s instanceof Statement.Return r) {
      return new Statement.Return(expressions.divide(r.values()), r.line());
    }
    return s;
  }

  /** A long chain of alternatives goes on in the {@code else} of its beginning. */
  private Statement choice(Statement.If choice) {
    List<List<Statement.Clause>> groups = new ArrayList<>();
    int size = PART + 1;
    for (Statement.Clause clause : choice.clauses()) {
      Expression condition = expressions.divide(clause.condition());
      Block block = block(clause.block(), null);
      int own = Trees.size(condition) + Trees.size(block);
      size += own;
      if (size > PART) {
        groups.add(new ArrayList<>());
        size = own;
      }
      groups.get(groups.size() - 1).add(new Statement.Clause(condition, block));
    }
    Block otherwise = choice.otherwise() == null ? null : block(choice.otherwise(), null);
    for (int i = groups.size() - 1; i > 0; i--) {
      int line = groups.get(i).get(0).condition().line();
      List<Statement> rest = new ArrayList<>();
      part(List.of(new Statement.If(groups.get(i), otherwise, line)), List.of(), rest);
      otherwise = new Block(rest);
    }
    return new Statement.If(groups.get(0), otherwise, choice.line());
  }

  private List<Statement> group(List<Statement> statements, @Nullable Expression condition) {
    Runs runs = new Runs(statements, condition);
    List<Statement> result = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < statements.size(); ) {
      int end = runs.unit(i);
      if (from < i && (end == i || runs.size(from, end) > PART)) {
        part(statements, from, i, runs, result);
        from = i;
      }
      if (end == i) {
        result.add(statements.get(i));
        end++;
        from = end;
      }
      i = end;
    }
    if (from < statements.size()) {
      part(statements, from, statements.size(), runs, result);
    }
    return result;
  }

  private void part(
      List<Statement> statements, int from, int end, Runs runs, List<Statement> into) {
    List<Statement> run = statements.subList(from, end);
    List<LocalVariable> shared = new ArrayList<>();
    for (Statement statement : run) {
      List<LocalVariable> declared = Runs.declared(statement);
      if (declared.stream().anyMatch(variable -> runs.isUsedFrom(variable, end))) {
        shared.addAll(declared);
      }
    }
    part(run, shared, into);
  }

  /**
   * Adds a call of a new function that consists of {@code run}.
   *
   * @param shared the variables declared in it for what follows
   */
  private void part(List<Statement> run, List<LocalVariable> shared, List<Statement> into) {
    int line = run.get(0).line();
    shared.forEach(LocalVariable::assign);
    if (!shared.isEmpty()) {
      into.add(new Statement.Declare(shared, List.of(), line));
    }
    Set<LocalVariable> own = new HashSet<>();
    Set<Label> labels = new HashSet<>();
    for (Statement statement : run) {
      declaredInside(statement, own);
      Trees.jumps(statement, new HashSet<>(), labels);
    }
    shared.forEach(own::remove);
    Rewriter rewriter = new Rewriter(own, labels);
    List<Statement> moved = run.stream().map(rewriter::statement).toList();
    Expression.Function part = rewriter.part(moved, body.name(), body.variadic());
    into.add(new Statement.Outlined(part, rewriter.exits(), line));
  }

  private static void declaredInside(Statement statement, Set<LocalVariable> into) {
    into.addAll(Runs.declared(statement));
    if (statement instanceof Statement.NumericFor loop) {
      into.add(loop.variable());
    } else if (statement instanceof Statement.GenericFor loop) {
      into.addAll(loop.variables());
    }
    Blocks.of(statement).forEach(block -> block.statements().forEach(s -> declaredInside(s, into)));
  }
}
