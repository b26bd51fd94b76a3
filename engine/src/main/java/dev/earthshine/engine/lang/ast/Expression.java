package dev.earthshine.engine.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** Something that has values. {@link #line} is the one the reference names when evaluation fails. */
public sealed interface Expression {
  int line();

  /** Whether it may give any number of values: a call or {@code ...}, not in parentheses. */
  default boolean isMultiple() {
    return this instanceof Call
        || this instanceof MethodCall
        || this instanceof Vararg
        || (this instanceof Outlined outlined && outlined.open());
  }

  record Nil(int line) implements Expression {}

  record Bool(boolean value, int line) implements Expression {}

  record Numeral(double value, int line) implements Expression {}

  record Text(LuaString value, int line) implements Expression {}

  record Vararg(int line) implements Expression {}

  record Function(FunctionBody body, int line) implements Expression {}

  record Local(LocalVariable variable, int line) implements Expression {}

  /**
   * A variable of an enclosing function.
   *
   * @param own whether that function is the same one in the program, this being a part of it
   */
  record Captured(Upvalue upvalue, int line, boolean own) implements Expression {}

  /** A free name: the field {@code name} of {@code _ENV}. */
  record Global(Expression environment, LuaString name, int line) implements Expression {}

  record Index(Expression object, Expression key, int line) implements Expression {}

  record Call(Expression function, List<Expression> arguments, int line) implements Expression {}

  record MethodCall(Expression object, LuaString name, List<Expression> arguments, int line)
      implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, int line)
      implements Expression {}

  record Unary(Operator operator, Expression operand, int line) implements Expression {}

  /** Parentheses around a call or {@code ...}: exactly one value. */
  record Single(Expression inner, int line) implements Expression {}

  record TableConstructor(List<Item> items, int line) implements Expression {}

  /**
   * An expression that was moved to functions of its own. Each gets the first value of the one before as its parameter;
   * the last returns the values of the expression.
   *
   * @param open whether all of these count, not just the first
   */
  record Outlined(List<Function> parts, boolean open, int line) implements Expression {}

  /**
   * One item of a table constructor.
   *
   * @param key null for an item that is appended
   */
  record Item(@Nullable Expression key, Expression value) {}
}
