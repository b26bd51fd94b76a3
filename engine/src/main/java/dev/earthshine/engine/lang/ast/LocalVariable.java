package dev.earthshine.engine.lang.ast;

/** One declaration of a local variable, parameters and loop variables included. Identity is what counts. */
public final class LocalVariable {
  private final String name;
  private final int id;
  // Mutable state, settled when the parser has seen the whole scope
  private boolean captured;
  private boolean assigned;
  private boolean selfReferring;

  /** A variable numbered {@code id} in its function. */
  public LocalVariable(String name, int id) {
    this.name = name;
    this.id = id;
  }

  public String name() {
    return name;
  }

  /** Counts the declarations of the function from 0. */
  public int id() {
    return id;
  }

  /** Notes that an inner function uses this variable. */
  public void capture() {
    captured = true;
  }

  /** Notes an assignment after the declaration. */
  public void assign() {
    assigned = true;
  }

  /** Notes that this is the name of a {@code local function}, whose body may refer to it before it has a value. */
  public void nameOfFunction() {
    selfReferring = true;
  }

  /** Whether inner functions share the variable, as it may change after they were made. */
  public boolean isCell() {
    return captured && assigned;
  }

  /** Whether the variable changes after its declaration. */
  public boolean isAssigned() {
    return assigned;
  }

  /** Whether the variable always holds the one function it was declared for. */
  public boolean isConstantFunction() {
    return selfReferring && !assigned;
  }
}
