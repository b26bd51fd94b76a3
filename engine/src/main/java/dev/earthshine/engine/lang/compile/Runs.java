package dev.earthshine.engine.lang.compile;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Label;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which neighbouring statements of a block may move to a function of their own together: those between a jump and its
 * label do not part. Linear in the size of the block.
 */
final class Runs {
  private final List<Statement> statements;
  private final Map<LocalVariable, Integer> lastUse = new HashMap<>();
  /** The first and the last jump to each label, or the label itself. */
  private final Map<Label, int[]> spans = new HashMap<>();
  /** For each statement the end of what it is tied to, exclusive. */
  private final int[] ends;
  /** The size of the statements before each. */
  private final int[] offsets;

  /** @param condition of a loop, where it can use the variables of the block */
  Runs(List<Statement> statements, @Nullable Expression condition) {
    this.statements = statements;
    this.ends = new int[statements.size()];
    this.offsets = new int[statements.size() + 1];
    for (int i = 0; i < statements.size(); i++) {
      offsets[i + 1] = offsets[i] + Trees.size(statements.get(i));
    }
    noteUses(condition);
    noteJumps();
  }

  int size(int from, int end) {
    return offsets[end] - offsets[from];
  }

  private void noteUses(@Nullable Expression condition) {
    Set<LocalVariable> used = new HashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      used.clear();
      Trees.uses(statements.get(i), used);
      for (LocalVariable variable : used) {
        lastUse.put(variable, i);
      }
    }
    if (condition != null) {
      used.clear();
      Trees.uses(condition, used);
      used.forEach(variable -> lastUse.put(variable, statements.size()));
    }
  }

  private void noteJumps() {
    for (int i = 0; i < statements.size(); i++) {
      ends[i] = i + 1;
      if (statements.get(i) instanceof Statement.Mark mark) {
        spans.put(mark.label(), new int[] {i, i});
      }
    }
    if (spans.isEmpty()) {
      return;
    }
    Set<Label> jumps = new HashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      jumps.clear();
      Trees.jumps(statements.get(i), jumps, new HashSet<>());
      for (Label label : jumps) {
        int[] span = spans.get(label);
        if (span != null) {
          span[0] = Math.min(span[0], i);
          span[1] = Math.max(span[1], i);
        }
      }
    }
    spans.values().forEach(span -> ends[span[0]] = Math.max(ends[span[0]], span[1] + 1));
  }

  /**
   * Where the statements end, exclusive, that move together with statement {@code from}; {@code from} itself if that
   * cannot move.
   */
  int unit(int from) {
    int end = ends[from];
    for (int i = from; i < end && size(from, i) <= Outliner.PART; i++) {
      end = Math.max(end, ends[i]);
    }
    if (isWhole(from, end)) {
      return end;
    }
    return isWhole(from, from + 1) ? from + 1 : from;
  }

  /** Whether no jump from outside goes to a label among the statements, and they fit a part. */
  private boolean isWhole(int from, int end) {
    if (end > from + 1 && (size(from, end) > Outliner.PART || declaresForOthers(from, end))) {
      // Each turn of a loop made by goto has its own variables, which a part would share.
      return false;
    }
    for (int i = from; i < end; i++) {
      if (statements.get(i) instanceof Statement.Mark mark) {
        int[] span = spans.get(mark.label());
        if (span != null && (span[0] < from || span[1] >= end)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether one of the statements declares what statements from {@code end} on use. */
  private boolean declaresForOthers(int from, int end) {
    return statements.subList(from, end).stream()
        .flatMap(statement -> declared(statement).stream())
        .anyMatch(variable -> isUsedFrom(variable, end));
  }

  boolean isUsedFrom(LocalVariable variable, int from) {
    return lastUse.getOrDefault(variable, -1) >= from;
  }

  /** The variables a statement declares for those after it. */
  static List<LocalVariable> declared(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      return declare.variables();
    }
    return statement instanceof Statement.DeclareFunction declare
        ? List.of(declare.variable())
        : List.of();
  }
}
