package dev.earthshine.engine.lang.syntax;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Upvalue;
import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names a function being parsed can see. */
final class FunctionScope {
  private static final int MAX_LOCALS = 200;
  private static final int MAX_UPVALUES = 255;

  private final @Nullable FunctionScope parent;
  private final TokenStream tokens;
  private final String name;
  private final int line;
  private final boolean variadic;
  private final Jumps jumps;
  // Mutable state
  private final List<LocalVariable> active = new ArrayList<>();
  private final List<Upvalue> upvalues = new ArrayList<>();
  private int declared;

  FunctionScope(
      @Nullable FunctionScope parent, TokenStream tokens, String name, int line, boolean variadic) {
    this.parent = parent;
    this.tokens = tokens;
    this.name = name;
    this.line = line;
    this.variadic = variadic;
    this.jumps = new Jumps(tokens, active);
  }

  String name() {
    return name;
  }

  boolean variadic() {
    return variadic;
  }

  Jumps jumps() {
    return jumps;
  }

  List<Upvalue> upvalues() {
    return List.copyOf(upvalues);
  }

  /** How many variables the function has declared. */
  int declared() {
    return declared;
  }

  /** A variable that is not in scope before {@link #activate}. */
  LocalVariable declare(String name) {
    return new LocalVariable(name, declared++);
  }

  void activate(LocalVariable variable) {
    active.add(variable);
  }

  void checkRoom(int pending) {
    limit(active.size() + pending, MAX_LOCALS, "local variables");
  }

  int activeCount() {
    return active.size();
  }

  void forgetDownTo(int count) {
    active.subList(count, active.size()).clear();
  }

  /** The variable {@code name} stands for: a local, an upvalue, or a field of the environment. */
  Expression resolve(String name, int at) {
    Expression found = find(name, at);
    if (found != null) {
      return found;
    }
    Expression environment = find("_ENV", at);
    if (environment == null) {
      throw new IllegalStateException("the main chunk has an upvalue _ENV");
    }
    return new Expression.Global(environment, LuaStrings.of(name), at);
  }

  private @Nullable Expression find(String name, int at) {
    LocalVariable local = local(name);
    if (local != null) {
      return new Expression.Local(local, at);
    }
    Upvalue upvalue = upvalue(name);
    return upvalue == null ? null : new Expression.Captured(upvalue, at, false);
  }

  private @Nullable LocalVariable local(String name) {
    for (int i = active.size() - 1; i >= 0; i--) {
      if (active.get(i).name().equals(name)) {
        return active.get(i);
      }
    }
    return null;
  }

  private @Nullable Upvalue upvalue(String name) {
    if (parent == null) {
      return name.equals("_ENV") ? upvalues.get(0) : null;
    }
    LocalVariable local = parent.local(name);
    if (local != null) {
      local.capture();
      return add(local, null);
    }
    Upvalue outer = parent.upvalue(name);
    return outer == null ? null : add(outer.variable(), outer);
  }

  private Upvalue add(LocalVariable variable, @Nullable Upvalue outer) {
    for (Upvalue known : upvalues) {
      if (known.variable() == variable) {
        return known;
      }
    }
    limit(upvalues.size() + 1, MAX_UPVALUES, "upvalues");
    Upvalue upvalue = new Upvalue(upvalues.size(), variable, outer);
    upvalues.add(upvalue);
    return upvalue;
  }

  /** Gives the main chunk its one upvalue. */
  void addEnvironment() {
    LocalVariable environment = new LocalVariable("_ENV", 0);
    environment.capture();
    add(environment, null);
  }

  void limit(int value, int limit, String what) {
    if (value > limit) {
      String where = line == 0 ? "main function" : "function at line " + line;
      throw tokens.error("too many " + what + " (limit is " + limit + ") in " + where);
    }
  }
}
