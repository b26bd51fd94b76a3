package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Rewriter;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Divides expressions that would become too large: operands become functions of their own. */
final class LargeExpressions {
  /** Estimated bytes of an operand that is not worth a function. */
  private static final int SMALL = 80;

  private final Outliner outliner;

  LargeExpressions(Outliner outliner) {
    this.outliner = outliner;
  }

  /** An expression whose code is at most a part, as far as it can be divided. */
  Expression divide(Expression e) {
    if (Trees.size(e) <= Outliner.PART) {
      return e;
    }
    if (e instanceof Expression.TableConstructor table) {
      return compose(table);
    }
    List<Expression> parts = divide(Trees.parts(e));
    if (e instanceof Expression.Call c) {
      return new Expression.Call(parts.get(0), parts.subList(1, parts.size()), c.line());
    } else if (e instanceof Expression.MethodCall c) {
      return new Expression.MethodCall(
          parts.get(0), c.name(), parts.subList(1, parts.size()), c.line());
    } else if (e instanceof Expression.Binary b) {
      return new Expression.Binary(b.operator(), parts.get(0), parts.get(1), b.line());
    } else if (e instanceof Expression.Unary u) {
      return new Expression.Unary(u.operator(), parts.get(0), u.line());
    } else if (e instanceof Expression.Index i) {
      return new Expression.Index(parts.get(0), parts.get(1), i.line());
    } else if (e instanceof Expression.Single s) {
      return new Expression.Single(parts.get(0), s.line());
    }
    return e;
  }

  /** Expressions whose code is at most a part together; the last keeps all its values. */
  List<Expression> divide(List<Expression> list) {
    List<Expression> divided = new ArrayList<>(list.stream().map(this::divide).toList());
    int[] sizes = divided.stream().mapToInt(Trees::size).toArray();
    int total = IntStream.of(sizes).sum();
    List<Integer> largestFirst = IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparing(i -> -sizes[i]))
        .toList();
    for (int i : largestFirst) {
      if (total <= Outliner.PART || sizes[i] <= SMALL) {
        break;
      }
      boolean last = i == sizes.length - 1;
      divided.set(i, moved(divided.get(i), last));
      total -= sizes[i] - Trees.size(divided.get(i));
    }
    return divided;
  }

  /** @param open whether it may give any number of values where it stands */
  private Expression moved(Expression e, boolean open) {
    Expression counted = e.isMultiple() && !open ? new Expression.Single(e, e.line()) : e;
    return Rewriter.outline(counted, outliner.body().name(), outliner.body().variadic());
  }

  /** A table that gets its items part by part, in a function of its own. */
  private Expression compose(Expression.TableConstructor table) {
    int line = table.line();
    LocalVariable variable = new LocalVariable("(table)", -1);
    Expression reference = new Expression.Local(variable, line);
    List<Statement> fills = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    int size = 0;
    int positional = 0;
    for (Item item : table.items()) {
      Item small = new Item(item.key() == null ? null : divide(item.key()), divide(item.value()));
      Statement alone = new Statement.Fill(reference, List.of(small), 0, line);
      int own = Trees.size(alone);
      if (size + own > Outliner.PART && !items.isEmpty()) {
        positional += fill(reference, items, positional, false, fills);
        items = new ArrayList<>();
        size = 0;
      }
      items.add(small);
      size += own;
    }
    fill(reference, items, positional, true, fills);
    List<Statement> statements = new ArrayList<>();
    statements.add(new Statement.Declare(
        List.of(variable), List.of(new Expression.TableConstructor(List.of(), line)), line));
    statements.addAll(outliner.divide(fills, null));
    statements.add(new Statement.Return(List.of(reference), line));
    Rewriter rewriter = new Rewriter(Set.of(variable), Set.of());
    List<Statement> moved = statements.stream().map(rewriter::statement).toList();
    Expression.Function part =
        rewriter.part(moved, outliner.body().name(), outliner.body().variadic());
    return new Expression.Outlined(List.of(part), false, line);
  }

  /** Adds a statement that fills in items; returns how many of them are positional. */
  private static int fill(
      Expression table, List<Item> items, int offset, boolean last, List<Statement> into) {
    List<Item> own = new ArrayList<>(items);
    Item end = items.get(items.size() - 1);
    if (!last && end.key() == null && end.value().isMultiple()) {
      // Only the last item of the whole constructor gives all its values.
      own.set(own.size() - 1, new Item(null, new Expression.Single(end.value(), table.line())));
    }
    into.add(new Statement.Fill(table, own, offset, table.line()));
    return (int) items.stream().filter(item -> item.key() == null).count();
  }
}
