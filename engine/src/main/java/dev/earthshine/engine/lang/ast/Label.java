package dev.earthshine.engine.lang.ast;

/**
 * A place a {@code goto} or {@code break} goes to. Identity is what counts.
 *
 * @param name the name in the program, {@code break} for the end of a loop
 * @param line where it is declared
 */
public record Label(String name, int line) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
