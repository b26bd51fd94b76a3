package dev.earthshine.engine.lang.syntax;

import dev.earthshine.engine.lang.ast.Block;
import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.Label;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Rewriter;
import dev.earthshine.engine.lang.ast.Statement;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** Chunks, functions and statements, by recursive descent; names are resolved on the way. */
public final class Parser {
  /** So many parts of an expression are run by one function; many more are too large for a class file. */
  private static final int MAX_PARTS = 50;

  private final TokenStream tokens;
  private final Nesting nesting = new Nesting();
  private final ExpressionParser expressions;
  // Mutable state
  private FunctionScope scope;

  private Parser(byte[] source, String file) {
    tokens = new TokenStream(source, file);
    expressions = new ExpressionParser(tokens, this, nesting);
    scope = new FunctionScope(null, tokens, Traces.MAIN, 0, true);
  }

  /**
   * Parses a chunk.
   *
   * @param file the chunk as messages show it
   * @throws SyntaxError where the source is not Lua
   */
  public static FunctionBody parse(byte[] source, String file) {
    return new Parser(source, file).chunk();
  }

  private FunctionBody chunk() {
    scope.addEnvironment();
    Block block = block();
    if (!tokens.at(TokenKind.END_OF_FILE)) {
      throw tokens.error("<eof> expected");
    }
    return new FunctionBody(
        Traces.MAIN,
        0,
        tokens.line(),
        List.of(),
        true,
        block,
        scope.upvalues(),
        scope.declared(),
        null,
        false);
  }

  FunctionScope scope() {
    return scope;
  }

  Expression variable(LuaString name, int line) {
    return scope.resolve(LuaStrings.text(name), line);
  }

  /**
   * The first value of an expression, computed by parts of the function.
   *
   * @param first what it begins with, if that has been outlined
   */
  Expression.Outlined outline(Expression e, Expression.@Nullable Outlined first) {
    Expression single = e.isMultiple() ? new Expression.Single(e, e.line()) : e;
    return first == null || first.parts().size() == MAX_PARTS
        ? Rewriter.outline(single, scope.name(), scope.variadic())
        : Rewriter.outline(single, first, scope.name(), scope.variadic());
  }

  // Functions

  /** A function, from its parameters to its {@code end}. */
  Expression.Function function(
      String name, boolean method, int line, @Nullable LocalVariable self) {
    FunctionScope outer = scope;
    tokens.expect(TokenKind.LEFT_PAREN);
    List<LuaString> names = new ArrayList<>();
    boolean variadic = parameterNames(names);
    scope = new FunctionScope(outer, tokens, name, line, variadic);
    scope.jumps().enterBlock();
    List<LocalVariable> parameters = new ArrayList<>();
    if (method) {
      parameters.add(declare("self"));
    }
    for (LuaString parameter : names) {
      parameters.add(declare(LuaStrings.text(parameter)));
    }
    tokens.expect(TokenKind.RIGHT_PAREN);
    List<Statement> statements = statements();
    int endLine = tokens.line();
    tokens.expectClosing(TokenKind.END, TokenKind.FUNCTION, line);
    scope.forgetDownTo(0);
    scope.jumps().leaveBlock();
    FunctionBody body = new FunctionBody(
        name,
        line,
        endLine,
        parameters,
        variadic,
        new Block(statements),
        scope.upvalues(),
        scope.declared(),
        self,
        false);
    scope = outer;
    return new Expression.Function(body, endLine);
  }

  private boolean parameterNames(List<LuaString> names) {
    if (tokens.at(TokenKind.RIGHT_PAREN)) {
      return false;
    }
    do {
      if (tokens.takeIf(TokenKind.DOTS)) {
        return true;
      }
      if (!tokens.at(TokenKind.NAME)) {
        throw tokens.error("<name> or '...' expected");
      }
      names.add(tokens.expectName());
    } while (tokens.takeIf(TokenKind.COMMA));
    return false;
  }

  /** Declares a variable that is in scope from here on. */
  private LocalVariable declare(String name) {
    scope.checkRoom(1);
    LocalVariable variable = scope.declare(name);
    scope.activate(variable);
    return variable;
  }

  // Blocks

  private Block block() {
    int variables = scope.activeCount();
    scope.jumps().enterBlock();
    List<Statement> statements = statements();
    scope.forgetDownTo(variables);
    scope.jumps().leaveBlock();
    return new Block(statements);
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    while (!endsBlock(true)) {
      if (tokens.at(TokenKind.RETURN)) {
        nesting.enter(scope);
        statements.add(returnStatement());
        nesting.leave();
        break;
      }
      statement(statements);
    }
    return statements;
  }

  private boolean endsBlock(boolean withUntil) {
    return switch (tokens.current().kind()) {
      case ELSE, ELSEIF, END, END_OF_FILE -> true;
      case UNTIL -> withUntil;
      default -> false;
    };
  }

  private void statement(List<Statement> into) {
    int line = tokens.line();
    nesting.enter(scope);
    switch (tokens.current().kind()) {
      case SEMICOLON -> tokens.take();
      case IF -> into.add(ifStatement(line));
      case WHILE -> into.add(whileStatement(line));
      case DO -> {
        tokens.take();
        Block block = block();
        tokens.expectClosing(TokenKind.END, TokenKind.DO, line);
        into.add(new Statement.Do(block, line));
      }
      case FOR -> into.add(forStatement(line));
      case REPEAT -> into.add(repeatStatement(line));
      case FUNCTION -> into.add(functionStatement(line));
      case LOCAL -> {
        tokens.take();
        into.add(tokens.takeIf(TokenKind.FUNCTION) ? localFunction(line) : localStatement(line));
      }
      case DOUBLE_COLON -> label(into, line);
      case GOTO -> {
        tokens.take();
        String name = LuaStrings.text(tokens.expectName());
        into.add(new Statement.Goto(scope.jumps().jump(name, line), line));
      }
      case BREAK -> {
        tokens.take();
        into.add(new Statement.Goto(scope.jumps().jump("break", line), line));
      }
      default -> into.add(expressionStatement(line));
    }
    nesting.leave();
  }

  private Statement ifStatement(int line) {
    List<Statement.Clause> clauses = new ArrayList<>();
    do {
      tokens.take();
      Expression condition = expressions.expression();
      tokens.expect(TokenKind.THEN);
      clauses.add(new Statement.Clause(condition, block()));
    } while (tokens.at(TokenKind.ELSEIF));
    Block otherwise = tokens.takeIf(TokenKind.ELSE) ? block() : null;
    tokens.expectClosing(TokenKind.END, TokenKind.IF, line);
    return new Statement.If(clauses, otherwise, line);
  }

  private Statement whileStatement(int line) {
    tokens.take();
    Expression condition = expressions.expression();
    tokens.expect(TokenKind.DO);
    Block block = block();
    tokens.expectClosing(TokenKind.END, TokenKind.WHILE, line);
    return new Statement.While(condition, block, endLoop(line), line);
  }

  private Label endLoop(int line) {
    Label end = new Label("break", line);
    scope.jumps().endLoop(end);
    return end;
  }

  private Statement repeatStatement(int line) {
    tokens.take();
    int variables = scope.activeCount();
    scope.jumps().enterBlock();
    List<Statement> statements = statements();
    tokens.expectClosing(TokenKind.UNTIL, TokenKind.REPEAT, line);
    Expression condition = expressions.expression();
    scope.forgetDownTo(variables);
    scope.jumps().leaveBlock();
    return new Statement.Repeat(new Block(statements), condition, endLoop(line), line);
  }

  private Statement forStatement(int line) {
    tokens.take();
    LuaString first = tokens.expectName();
    if (tokens.at(TokenKind.ASSIGN)) {
      return numericFor(LuaStrings.text(first), line);
    }
    if (tokens.at(TokenKind.COMMA) || tokens.at(TokenKind.IN)) {
      return genericFor(first, line);
    }
    throw tokens.error("'=' or 'in' expected");
  }

  private Statement numericFor(String name, int line) {
    tokens.take();
    Expression start = expressions.expression();
    tokens.expect(TokenKind.COMMA);
    Expression limit = expressions.expression();
    Expression step = tokens.takeIf(TokenKind.COMMA) ? expressions.expression() : null;
    LocalVariable variable = scope.declare(name);
    Block block = loopBlock(List.of(variable), line);
    return new Statement.NumericFor(variable, start, limit, step, block, endLoop(line), line);
  }

  private Statement genericFor(LuaString first, int line) {
    List<String> names = new ArrayList<>(List.of(LuaStrings.text(first)));
    while (tokens.takeIf(TokenKind.COMMA)) {
      names.add(LuaStrings.text(tokens.expectName()));
    }
    tokens.expect(TokenKind.IN);
    int at = tokens.line();
    List<Expression> values = expressions.list();
    List<LocalVariable> variables = names.stream().map(scope::declare).toList();
    Block block = loopBlock(variables, line);
    return new Statement.GenericFor(variables, values, block, endLoop(line), at);
  }

  private Block loopBlock(List<LocalVariable> variables, int line) {
    tokens.expect(TokenKind.DO);
    int outer = scope.activeCount();
    // The reference keeps three hidden variables in a loop, and counts them.
    scope.checkRoom(variables.size() + 3);
    scope.jumps().enterBlock();
    variables.forEach(scope::activate);
    Block block = block();
    scope.forgetDownTo(outer);
    scope.jumps().leaveBlock();
    tokens.expectClosing(TokenKind.END, TokenKind.FOR, line);
    return block;
  }

  private Statement functionStatement(int line) {
    tokens.take();
    LuaString last = tokens.expectName();
    Expression target = variable(last, line);
    boolean method = false;
    while (!method && (tokens.at(TokenKind.DOT) || tokens.at(TokenKind.COLON))) {
      method = tokens.take().kind() == TokenKind.COLON;
      int at = tokens.line();
      last = tokens.expectName();
      target = new Expression.Index(target, new Expression.Text(last, at), at);
    }
    Expression.Function function = function(LuaStrings.text(last), method, line, null);
    noteAssignment(target);
    return new Statement.Assign(List.of(target), List.of(function), line);
  }

  private Statement localFunction(int line) {
    LocalVariable variable = declare(LuaStrings.text(tokens.expectName()));
    variable.nameOfFunction();
    return new Statement.DeclareFunction(
        variable, function(variable.name(), false, tokens.line(), variable), line);
  }

  private Statement localStatement(int line) {
    List<LocalVariable> variables = new ArrayList<>();
    do {
      String name = LuaStrings.text(tokens.expectName());
      scope.checkRoom(variables.size() + 1);
      variables.add(scope.declare(name));
    } while (tokens.takeIf(TokenKind.COMMA));
    List<Expression> values = tokens.takeIf(TokenKind.ASSIGN) ? expressions.list() : List.of();
    variables.forEach(scope::activate);
    return new Statement.Declare(variables, values, line);
  }

  private void label(List<Statement> into, int line) {
    tokens.take();
    String name = LuaStrings.text(tokens.expectName());
    scope.jumps().checkNew(name);
    tokens.expect(TokenKind.DOUBLE_COLON);
    Label label = new Label(name, line);
    Jumps.Known known = scope.jumps().add(label);
    into.add(new Statement.Mark(label, line));
    while (tokens.at(TokenKind.SEMICOLON) || tokens.at(TokenKind.DOUBLE_COLON)) {
      statement(into);
    }
    if (endsBlock(false)) {
      scope.jumps().endsBlock(known);
    }
    scope.jumps().define(known);
  }

  private Statement expressionStatement(int line) {
    Expression expression = expressions.suffixed();
    if (tokens.at(TokenKind.ASSIGN) || tokens.at(TokenKind.COMMA)) {
      return assignment(expression, line);
    }
    if (expression instanceof Expression.Call || expression instanceof Expression.MethodCall) {
      return new Statement.Evaluate(expression, line);
    }
    throw tokens.error("syntax error");
  }

  private Statement assignment(Expression first, int line) {
    List<Expression> targets = new ArrayList<>();
    checkTarget(first);
    targets.add(first);
    while (tokens.takeIf(TokenKind.COMMA)) {
      Expression target = expressions.suffixed();
      checkTarget(target);
      targets.add(target);
      scope.limit(targets.size(), Nesting.LIMIT, "C levels");
    }
    tokens.expect(TokenKind.ASSIGN);
    List<Expression> values = expressions.list();
    targets.forEach(Parser::noteAssignment);
    return new Statement.Assign(targets, values, line);
  }

  private void checkTarget(Expression target) {
    if (!(target instanceof Expression.Local
        || target instanceof Expression.Captured
        || target instanceof Expression.Global
        || target instanceof Expression.Index)) {
      throw tokens.error("syntax error");
    }
  }

  private static void noteAssignment(Expression target) {
    if (target instanceof Expression.Local local) {
      local.variable().assign();
    } else if (target instanceof Expression.Captured captured) {
      captured.upvalue().variable().assign();
    }
  }

  private Statement returnStatement() {
    int line = tokens.take().line();
    List<Expression> values =
        endsBlock(true) || tokens.at(TokenKind.SEMICOLON) ? List.of() : expressions.list();
    tokens.takeIf(TokenKind.SEMICOLON);
    return new Statement.Return(values, line);
  }
}
