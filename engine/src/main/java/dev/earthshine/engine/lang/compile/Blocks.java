package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.ArrayList;
import java.util.List;

/** The blocks inside a statement. */
final class Blocks {
  private Blocks() {}

  static List<Block> of(Statement statement) {
    if (statement instanceof Statement.Do inner) {
      return List.of(inner.block());
    } else if (statement instanceof Statement.While loop) {
      return List.of(loop.block());
    } else if (statement instanceof Statement.Repeat loop) {
      return List.of(loop.block());
    } else if (statement instanceof Statement.NumericFor loop) {
      return List.of(loop.block());
    } else if (statement instanceof Statement.GenericFor loop) {
      return List.of(loop.block());
    } else if (statement instanceof Statement.If choice) {
      List<Block> blocks = new ArrayList<>();
      choice.clauses().forEach(clause -> blocks.add(clause.block()));
      if (choice.otherwise() != null) {
        blocks.add(choice.otherwise());
      }
      return blocks;
    }
    return List.of();
  }
}
