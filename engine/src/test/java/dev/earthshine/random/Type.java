package dev.earthshine.random;

/** What an expression is mostly of. */
enum Type {
  NUMBER("n"),
  STRING("s"),
  TABLE("t"),
  FUNCTION("f"),
  ANY("a");

  private final String letter;

  Type(String letter) {
    this.letter = letter;
  }

  String letter() {
    return letter;
  }

  static Type some(Dice dice) {
    return switch (dice.below(10)) {
      case 0, 1, 2, 3 -> NUMBER;
      case 4, 5 -> STRING;
      case 6, 7 -> TABLE;
      case 8 -> FUNCTION;
      default -> ANY;
    };
  }
}
