package dev.earthshine.engine.lang.syntax;

import dev.earthshine.engine.lang.ast.Label;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement.Jump;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels and jumps of one function. A jump waits until its label is found in its own or an enclosing block; leaving a
 * block, it counts as standing where the block began.
 */
final class Jumps {
  private final TokenStream tokens;
  private final List<LocalVariable> active;
  // Mutable state
  private final List<Known> labels = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable Scope block;
  /** The first of the waiting jumps that stand in the block left last. */
  private int firstLeft;

  Jumps(TokenStream tokens, List<LocalVariable> active) {
    this.tokens = tokens;
    this.active = active;
  }

  void enterBlock() {
    block = new Scope(block, labels.size(), waiting.size(), active.size());
  }

  /** Leaves the block, whose variables are out of scope by now. */
  void leaveBlock() {
    Scope left = scope();
    block = left.outer;
    firstLeft = left.firstWaiting;
    labels.subList(left.firstLabel, labels.size()).clear();
    if (block == null) {
      if (!waiting.isEmpty()) {
        throw undefined(waiting.get(0));
      }
      return;
    }
    for (Waiting jump : List.copyOf(waiting.subList(left.firstWaiting, waiting.size()))) {
      jump.variables = Math.min(jump.variables, left.variables);
      resolve(jump);
    }
  }

  /** Ends a loop: its breaks go to {@code end}. Called after {@link #leaveBlock} of the loop. */
  void endLoop(Label end) {
    closeFrom(firstLeft, new Known(end, active.size()));
  }

  Jump jump(String name, int line) {
    Waiting jump = new Waiting(name, line, active.size());
    waiting.add(jump);
    resolve(jump);
    return jump.jump;
  }

  void checkNew(String name) {
    for (Known known : labels.subList(scope().firstLabel, labels.size())) {
      if (known.label.name().equals(name)) {
        throw tokens.errorWithoutToken(
            "label '" + name + "' already defined on line " + known.label.line());
      }
    }
  }

  /** Adds a label; at the end of its block it counts as outside the scope of the block's variables. */
  Known add(Label label) {
    Known known = new Known(label, active.size());
    labels.add(known);
    return known;
  }

  void define(Known known) {
    if (!labels.contains(known)) {
      labels.add(known);
    }
    closeFrom(block == null ? 0 : block.firstWaiting, known);
  }

  private void closeFrom(int first, Known known) {
    for (Waiting jump : List.copyOf(waiting.subList(first, waiting.size()))) {
      if (jump.name.equals(known.label.name())) {
        close(jump, known);
      }
    }
  }

  void endsBlock(Known known) {
    known.variables = scope().variables;
  }

  private void resolve(Waiting jump) {
    for (Known known : labels.subList(scope().firstLabel, labels.size())) {
      if (known.label.name().equals(jump.name)) {
        close(jump, known);
        return;
      }
    }
  }

  private void close(Waiting jump, Known known) {
    if (jump.variables < known.variables) {
      throw tokens.errorWithoutToken("<goto " + jump.name + "> at line " + jump.line
          + " jumps into the scope of local '" + active.get(jump.variables).name() + "'");
    }
    jump.jump.to(known.label);
    waiting.remove(jump);
  }

  private SyntaxError undefined(Waiting jump) {
    return tokens.errorWithoutToken(
        jump.name.equals("break")
            ? "<break> at line " + jump.line + " not inside a loop"
            : "no visible label '" + jump.name + "' for <goto> at line " + jump.line);
  }

  private Scope scope() {
    if (block == null) {
      throw new IllegalStateException("outside every block");
    }
    return block;
  }

  private record Scope(@Nullable Scope outer, int firstLabel, int firstWaiting, int variables) {}

  static final class Known {
    private final Label label;
    private int variables;

    private Known(Label label, int variables) {
      this.label = label;
      this.variables = variables;
    }
  }

  private static final class Waiting {
    private final String name;
    private final int line;
    private final Jump jump = new Jump();
    private int variables;

    private Waiting(String name, int line, int variables) {
      this.name = name;
      this.line = line;
      this.variables = variables;
    }
  }
}
