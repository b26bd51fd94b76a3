package dev.earthshine.engine.value;

/** A function written in Java with so many parameters and no more: the rest of its arguments is dropped. */
public interface FixedArity {
  /** How many there are; what is not given for one is nil. */
  int parameters();
}
