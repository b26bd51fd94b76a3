package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.runtime.CompiledFunction;
import dev.earthshine.engine.lang.runtime.Function0;
import dev.earthshine.engine.lang.runtime.Function1;
import dev.earthshine.engine.lang.runtime.Function2;
import dev.earthshine.engine.lang.runtime.Function3;
import dev.earthshine.engine.lang.runtime.FunctionN;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many values a function takes and gives, as far as its text shows. */
enum Shape {
  /** Never a value. */
  VOID,
  /** Always exactly one, computed before the function returns. */
  SINGLE,
  /** Anything, tail calls included. */
  MULTIPLE;

  private static final int MAX_FIXED = 3;

  static Shape of(FunctionBody body) {
    if (body.part()) {
      return MULTIPLE;
    }
    Returns returns = new Returns();
    returns.visit(body.block());
    if (!returns.seenValues) {
      return VOID;
    }
    return returns.onlySingle && alwaysReturns(body.block()) ? SINGLE : MULTIPLE;
  }

  /** Whether the parameters are those of a JVM method of their number. */
  static boolean isFixed(FunctionBody body) {
    return !body.variadic() && !body.part() && body.parameters().size() <= MAX_FIXED;
  }

  static Class<? extends CompiledFunction> base(FunctionBody body) {
    if (!isFixed(body)) {
      return FunctionN.class;
    }
    return switch (body.parameters().size()) {
      case 0 -> Function0.class;
      case 1 -> Function1.class;
      case 2 -> Function2.class;
      default -> Function3.class;
    };
  }

  private static boolean alwaysReturns(@Nullable Block block) {
    if (block == null || block.statements().isEmpty()) {
      return false;
    }
    List<Statement> statements = block.statements();
    Statement last = statements.get(statements.size() - 1);
    if (last instanceof Statement.If choice) {
      return alwaysReturns(choice.otherwise())
          && choice.clauses().stream().allMatch(clause -> alwaysReturns(clause.block()));
    }
    return last instanceof Statement.Return
        || (last instanceof Statement.Do inner && alwaysReturns(inner.block()));
  }

  private static final class Returns {
    private boolean seenValues;
    private boolean onlySingle = true;

    void visit(Block block) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Return found) {
          int count = found.values().size();
          seenValues |= count > 0;
          onlySingle &= count == 1 && !found.values().get(0).isMultiple();
        } else {
          Blocks.of(statement).forEach(this::visit);
        }
      }
    }
  }
}
