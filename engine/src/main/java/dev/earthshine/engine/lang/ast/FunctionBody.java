package dev.earthshine.engine.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the program; the main chunk is one too.
 *
 * @param name a readable name for stack traces
 * @param line where it begins, 0 for the main chunk
 * @param endLine where it ends
 * @param parameters its parameters, {@code self} included
 * @param variadic whether it takes {@code ...}
 * @param block its statements
 * @param upvalues the variables of enclosing functions it uses
 * @param variables how many local variables it declares
 * @param self the variable it was declared for by {@code local function}, null for others
 * @param part whether it is a part of a larger function: it gets that function's further arguments, and returns null
 *     where that function is to go on
 */
public record FunctionBody(
    String name,
    int line,
    int endLine,
    List<LocalVariable> parameters,
    boolean variadic,
    Block block,
    List<Upvalue> upvalues,
    int variables,
    @Nullable LocalVariable self,
    boolean part) {
  /** The same function with other statements. */
  public FunctionBody with(Block statements) {
    return new FunctionBody(
        name, line, endLine, parameters, variadic, statements, upvalues, variables, self, part);
  }

  /** The same function with its upvalues from elsewhere. */
  FunctionBody with(List<Upvalue> rewired) {
    return new FunctionBody(
        name, line, endLine, parameters, variadic, block, rewired, variables, self, part);
  }
}
