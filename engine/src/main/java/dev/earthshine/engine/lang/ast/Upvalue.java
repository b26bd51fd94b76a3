package dev.earthshine.engine.lang.ast;

import org.jspecify.annotations.Nullable;

/**
 * A variable of an enclosing function that a function uses.
 *
 * @param index its place among the function's upvalues
 * @param variable the variable itself
 * @param outer the upvalue of the directly enclosing function that hands it down; null where that function declares it
 */
public record Upvalue(
    int index, LocalVariable variable, @Nullable Upvalue outer) {}
