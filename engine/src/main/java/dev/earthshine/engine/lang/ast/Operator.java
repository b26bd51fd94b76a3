package dev.earthshine.engine.lang.ast;

/** The operators, with the binding powers of the reference's parser. */
public enum Operator {
  OR(1, 1),
  AND(2, 2),
  LT(3, 3),
  GT(3, 3),
  LE(3, 3),
  GE(3, 3),
  NE(3, 3),
  EQ(3, 3),
  CONCAT(5, 4),
  ADD(6, 6),
  SUB(6, 6),
  MUL(7, 7),
  DIV(7, 7),
  MOD(7, 7),
  POW(10, 9),
  NOT(0, 8),
  LEN(0, 8),
  UNM(0, 8);

  private final int left;
  private final int right;

  Operator(int left, int right) {
    this.left = left;
    this.right = right;
  }

  /** How strongly it binds what stands before it. */
  public int left() {
    return left;
  }

  /** How strongly it binds what follows; less than {@link #left} where it groups to the right. */
  public int right() {
    return right;
  }

  /** Whether it computes a number from numbers. */
  public boolean isArithmetic() {
    return (compareTo(ADD) >= 0 && compareTo(POW) <= 0) || this == UNM;
  }

  /** Whether its result is always a boolean. */
  public boolean isComparison() {
    return compareTo(LT) >= 0 && compareTo(EQ) <= 0;
  }
}
