package dev.earthshine.engine.value;

import org.luaj.vm2.LuaValue;

/** A value that is no table and yet has elements 1..n, which the table library takes as if it were one. */
public interface Sequence {
  /** How many elements there are. */
  int size();

  /** The element at {@code index}, from 1. */
  LuaValue element(int index);

  /** Replaces the element at {@code index}, from 1 to the size. */
  void replace(int index, LuaValue value);

  /** Puts an element before the one at {@code index}, from 1 to one more than the size. */
  void insert(int index, LuaValue value);

  /** Takes the element at {@code index} out and returns it. */
  LuaValue remove(int index);
}
