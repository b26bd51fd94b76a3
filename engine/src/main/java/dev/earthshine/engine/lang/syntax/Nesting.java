package dev.earthshine.engine.lang.syntax;

/** How deep the parser may nest: the reference's limit on C calls, which keeps recursion off the end of the stack. */
final class Nesting {
  static final int LIMIT = 200;
  // Mutable state
  private int depth;

  void enter(FunctionScope scope) {
    scope.limit(++depth, LIMIT, "C levels");
  }

  void leave() {
    depth--;
  }
}
