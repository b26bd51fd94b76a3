package dev.earthshine.engine.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done. */
public sealed interface Statement {
  int line();

  record Declare(List<LocalVariable> variables, List<Expression> values, int line)
      implements Statement {}

  record DeclareFunction(LocalVariable variable, Expression.Function function, int line)
      implements Statement {}

  /** An assignment; targets are {@code Local}, {@code Captured}, {@code Global} or {@code Index}. */
  record Assign(List<Expression> targets, List<Expression> values, int line) implements Statement {}

  record Evaluate(Expression call, int line) implements Statement {}

  record Do(Block block, int line) implements Statement {}

  record While(Expression condition, Block block, Label end, int line) implements Statement {}

  /** The condition sees the locals of the block. */
  record Repeat(Block block, Expression condition, Label end, int line) implements Statement {}

  record If(List<Clause> clauses, @Nullable Block otherwise, int line) implements Statement {}

  record Clause(Expression condition, Block block) {}

  record NumericFor(
      LocalVariable variable,
      Expression start,
      Expression limit,
      @Nullable Expression step,
      Block block,
      Label end,
      int line)
      implements Statement {}

  record GenericFor(
      List<LocalVariable> variables, List<Expression> values, Block block, Label end, int line)
      implements Statement {}

  record Return(List<Expression> values, int line) implements Statement {}

  /** A jump; its target is known once the enclosing blocks have been read. */
  record Goto(Jump jump, int line) implements Statement {}

  record Mark(Label label, int line) implements Statement {}

  /**
   * Statements that were moved to a function of their own, which returns null for going on.
   *
   * @param exits what to do where the part ends in a {@link Leave} of that number: jumps
   */
  record Outlined(Expression.Function part, List<Statement> exits, int line) implements Statement {}

  /** In a part, a jump out of it: the enclosing function takes its exit of this number. */
  record Leave(int exit, int line) implements Statement {}

  /**
   * Gives a new table some items of its constructor.
   *
   * @param offset how many positional items it has already
   */
  record Fill(Expression table, List<Expression.Item> items, int offset, int line)
      implements Statement {}

  /** The target of a jump, filled in when its label is found. */
  final class Jump {
    // Mutable state
    private @Nullable Label target;

    public void to(Label label) {
      target = label;
    }

    public Label target() {
      if (target == null) {
        throw new IllegalStateException("the jump has no target yet");
      }
      return target;
    }
  }
}
