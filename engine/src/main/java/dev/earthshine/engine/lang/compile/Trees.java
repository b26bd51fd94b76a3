package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Label;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Questions about statements and expressions that are answered by walking them. */
final class Trees {
  /** Bytes of code for a typical operation, its operands not counted; measured, and generous. */
  private static final int OPERATION = 18;

  private static final int LEAF = 5;

  private Trees() {}

  /** About how many bytes of code a block becomes. */
  static int size(Block block) {
    int size = 0;
    for (Statement statement : block.statements()) {
      size += size(statement);
    }
    return size;
  }

  static int size(Statement statement) {
    int size = LEAF;
    for (Expression e : parts(statement)) {
      size += size(e);
    }
    if (statement instanceof Statement.Fill fill) {
      size += OPERATION * (1 + fill.items().size());
    } else if (statement instanceof Statement.Outlined outlined) {
      size += OPERATION * outlined.exits().size();
    }
    for (Block block : Blocks.of(statement)) {
      size += OPERATION + size(block);
    }
    return size;
  }

  static int size(Expression e) {
    if (e instanceof Expression.Function function) {
      return OPERATION + 8 * function.body().upvalues().size();
    }
    List<Expression> parts = parts(e);
    int size = parts.isEmpty() ? LEAF : OPERATION + LEAF * parts.size();
    for (Expression part : parts) {
      size += size(part);
    }
    return size;
  }

  /** The expressions directly in a statement, blocks left aside. */
  static List<Expression> parts(Statement statement) {
    List<Expression> parts = new ArrayList<>();
    if (statement instanceof Statement.Declare declare) {
      parts.addAll(declare.values());
    } else if (statement instanceof Statement.DeclareFunction declare) {
      parts.add(declare.function());
    } else if (statement instanceof Statement.Assign assign) {
      parts.addAll(assign.targets());
      parts.addAll(assign.values());
    } else if (statement instanceof Statement.Evaluate evaluate) {
      parts.add(evaluate.call());
    } else if (statement instanceof Statement.While loop) {
      parts.add(loop.condition());
    } else if (statement instanceof Statement.Repeat loop) {
      parts.add(loop.condition());
    } else if (statement instanceof Statement.If choice) {
      choice.clauses().forEach(clause -> parts.add(clause.condition()));
    } else if (statement instanceof Statement.NumericFor loop) {
      parts.add(loop.start());
      parts.add(loop.limit());
      if (loop.step() != null) {
        parts.add(loop.step());
      }
    } else if (statement instanceof Statement.GenericFor loop) {
      parts.addAll(loop.values());
    } else if (statement instanceof Statement.Return end) {
      parts.addAll(end.values());
    } else if (statement instanceof Statement.Outlined outlined) {
      parts.add(outlined.part());
    } else if (statement instanceof Statement.Fill fill) {
      parts.add(fill.table());
      addItems(fill.items(), parts);
    }
    return parts;
  }

  /** The expressions directly in an expression. */
  static List<Expression> parts(Expression e) {
    List<Expression> parts = new ArrayList<>();
    if (e instanceof Expression.Global global) {
      parts.add(global.environment());
    } else if (e instanceof Expression.Index index) {
      parts.add(index.object());
      parts.add(index.key());
    } else if (e instanceof Expression.Call call) {
      parts.add(call.function());
      parts.addAll(call.arguments());
    } else if (e instanceof Expression.MethodCall call) {
      parts.add(call.object());
      parts.addAll(call.arguments());
    } else if (e instanceof Expression.Binary binary) {
      parts.add(binary.left());
      parts.add(binary.right());
    } else if (e instanceof Expression.Unary unary) {
      parts.add(unary.operand());
    } else if (e instanceof Expression.Single single) {
      parts.add(single.inner());
    } else if (e instanceof Expression.TableConstructor table) {
      addItems(table.items(), parts);
    } else if (e instanceof Expression.Outlined outlined) {
      parts.addAll(outlined.parts());
    }
    return parts;
  }

  private static void addItems(List<Expression.Item> items, List<Expression> parts) {
    for (Expression.Item item : items) {
      if (item.key() != null) {
        parts.add(item.key());
      }
      parts.add(item.value());
    }
  }

  /** Adds the variables of the enclosing function that a statement uses, by itself or in an inner function. */
  static void uses(Statement statement, Set<LocalVariable> used) {
    parts(statement).forEach(e -> uses(e, used));
    Blocks.of(statement).forEach(block -> block.statements().forEach(s -> uses(s, used)));
  }

  static void uses(Expression e, Set<LocalVariable> used) {
    if (e instanceof Expression.Local local) {
      used.add(local.variable());
    } else if (e instanceof Expression.Function function) {
      function.body().upvalues().stream()
          .filter(upvalue -> upvalue.outer() == null)
          .forEach(upvalue -> used.add(upvalue.variable()));
    }
    parts(e).forEach(part -> uses(part, used));
  }

  /** Whether a block calls functions by itself; operators may do so all the same. */
  static boolean calls(Block block) {
    return block.statements().stream().anyMatch(Trees::calls);
  }

  private static boolean calls(Statement statement) {
    return statement instanceof Statement.GenericFor
        || statement instanceof Statement.Outlined
        || parts(statement).stream().anyMatch(Trees::calls)
        || Blocks.of(statement).stream().anyMatch(Trees::calls);
  }

  private static boolean calls(Expression e) {
    return e instanceof Expression.Call
        || e instanceof Expression.MethodCall
        || e instanceof Expression.Outlined
        || parts(e).stream().anyMatch(Trees::calls);
  }

  /** Adds the labels a statement jumps to, and those inside it. */
  static void jumps(Statement statement, Set<Label> targets, Set<Label> labels) {
    if (statement instanceof Statement.Goto jump) {
      targets.add(jump.jump().target());
    } else if (statement instanceof Statement.Outlined outlined) {
      outlined.exits().forEach(exit -> jumps(exit, targets, labels));
    } else if (statement instanceof Statement.Mark mark) {
      labels.add(mark.label());
    } else if (statement instanceof Statement.While loop) {
      labels.add(loop.end());
    } else if (statement instanceof Statement.Repeat loop) {
      labels.add(loop.end());
    } else if (statement instanceof Statement.NumericFor loop) {
      labels.add(loop.end());
    } else if (statement instanceof Statement.GenericFor loop) {
      labels.add(loop.end());
    }
    for (Block block : Blocks.of(statement)) {
      block.statements().forEach(s -> jumps(s, targets, labels));
    }
  }
}
