package dev.earthshine.engine.lang.syntax;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.Expression.Item;
import dev.earthshine.engine.lang.ast.Operator;
import dev.earthshine.engine.lang.runtime.Traces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** Expressions, by operator precedence. */
final class ExpressionParser {
  /**
   * A chain of operators or suffixes that makes a higher tree goes on in a part of the function. What walks trees may
   * recurse: nesting, which is bounded too, is all that adds to this.
   */
  private static final int MAX_HEIGHT = 100;

  private final TokenStream tokens;
  private final Parser parser;
  private final Nesting nesting;
  // Mutable state
  /** The height of the tree of the expression parsed last. */
  private int height;

  ExpressionParser(TokenStream tokens, Parser parser, Nesting nesting) {
    this.tokens = tokens;
    this.parser = parser;
    this.nesting = nesting;
  }

  Expression expression() {
    return binary(0);
  }

  List<Expression> list() {
    List<Expression> list = new ArrayList<>();
    int tallest = 1;
    do {
      list.add(expression());
      tallest = Math.max(tallest, height);
    } while (tokens.takeIf(TokenKind.COMMA));
    height = tallest;
    return list;
  }

  /** An expression whose operators bind more strongly than {@code power}. */
  private Expression binary(int power) {
    nesting.enter(parser.scope());
    Expression left = unary();
    Expression.Outlined outlined = null;
    int tall = height;
    Operator operator = binaryOperator(tokens.current().kind());
    while (operator != null && operator.left() > power) {
      int line = tokens.take().line();
      if (tall > MAX_HEIGHT) {
        outlined = parser.outline(left, outlined);
        left = outlined;
        tall = 1;
      }
      left = new Expression.Binary(operator, left, binary(operator.right()), line);
      tall = 1 + Math.max(tall, height);
      operator = binaryOperator(tokens.current().kind());
    }
    height = tall;
    nesting.leave();
    return left;
  }

  private Expression unary() {
    Operator operator = switch (tokens.current().kind()) {
      case NOT -> Operator.NOT;
      case MINUS -> Operator.UNM;
      case HASH -> Operator.LEN;
      default -> null;
    };
    if (operator == null) {
      return simple();
    }
    int line = tokens.take().line();
    Expression operand = binary(operator.right());
    height++;
    if (operator == Operator.UNM && operand instanceof Expression.Numeral number) {
      return new Expression.Numeral(-number.value(), line);
    }
    return new Expression.Unary(operator, operand, line);
  }

  private static @Nullable Operator binaryOperator(TokenKind kind) {
    return switch (kind) {
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUB;
      case STAR -> Operator.MUL;
      case SLASH -> Operator.DIV;
      case PERCENT -> Operator.MOD;
      case CARET -> Operator.POW;
      case CONCAT -> Operator.CONCAT;
      case NE -> Operator.NE;
      case EQ -> Operator.EQ;
      case LESS -> Operator.LT;
      case LE -> Operator.LE;
      case GREATER -> Operator.GT;
      case GE -> Operator.GE;
      case AND -> Operator.AND;
      case OR -> Operator.OR;
      default -> null;
    };
  }

  private Expression simple() {
    int line = tokens.line();
    height = 1;
    return switch (tokens.current().kind()) {
      case NUMBER -> new Expression.Numeral(tokens.take().number(), line);
      case STRING -> new Expression.Text(tokens.take().text(), line);
      case NIL -> taken(new Expression.Nil(line));
      case TRUE -> taken(new Expression.Bool(true, line));
      case FALSE -> taken(new Expression.Bool(false, line));
      case DOTS -> {
        if (!parser.scope().variadic()) {
          throw tokens.error("cannot use '...' outside a vararg function");
        }
        yield taken(new Expression.Vararg(line));
      }
      case LEFT_BRACE -> table();
      case FUNCTION -> {
        tokens.take();
        Expression function = parser.function(Traces.ANONYMOUS, false, line, null);
        height = 1;
        yield function;
      }
      default -> suffixed();
    };
  }

  private Expression taken(Expression expression) {
    tokens.take();
    return expression;
  }

  /** A name or parenthesised expression, then any number of fields, indexes, method calls and calls. */
  Expression suffixed() {
    int line = tokens.line();
    Expression expression = primary();
    Expression.Outlined outlined = null;
    int tall = height;
    while (true) {
      if (tall > MAX_HEIGHT && startsSuffix(tokens.current().kind())) {
        outlined = parser.outline(expression, outlined);
        expression = outlined;
        tall = 1;
      }
      height = 1;
      switch (tokens.current().kind()) {
        case DOT -> {
          tokens.take();
          int at = tokens.line();
          expression =
              new Expression.Index(expression, new Expression.Text(tokens.expectName(), at), at);
        }
        case LEFT_BRACKET -> {
          tokens.take();
          Expression key = expression();
          int at = tokens.line();
          tokens.expect(TokenKind.RIGHT_BRACKET);
          expression = new Expression.Index(expression, key, at);
        }
        case COLON -> {
          tokens.take();
          LuaString name = tokens.expectName();
          expression = new Expression.MethodCall(expression, name, arguments(), line);
        }
        case LEFT_PAREN, STRING, LEFT_BRACE ->
          expression = new Expression.Call(expression, arguments(), line);
        default -> {
          height = tall;
          return expression;
        }
      }
      tall = 1 + Math.max(tall, height);
    }
  }

  private static boolean startsSuffix(TokenKind kind) {
    return switch (kind) {
      case DOT, LEFT_BRACKET, COLON, LEFT_PAREN, STRING, LEFT_BRACE -> true;
      default -> false;
    };
  }

  private Expression primary() {
    int line = tokens.line();
    height = 1;
    if (tokens.at(TokenKind.NAME)) {
      return parser.variable(tokens.take().text(), line);
    }
    if (tokens.takeIf(TokenKind.LEFT_PAREN)) {
      Expression inner = expression();
      tokens.expectClosing(TokenKind.RIGHT_PAREN, TokenKind.LEFT_PAREN, line);
      height++;
      return new Expression.Single(inner, line);
    }
    throw tokens.error("unexpected symbol");
  }

  private List<Expression> arguments() {
    int line = tokens.line();
    if (tokens.at(TokenKind.STRING)) {
      return List.of(new Expression.Text(tokens.take().text(), line));
    }
    if (tokens.at(TokenKind.LEFT_BRACE)) {
      return List.of(table());
    }
    if (!tokens.takeIf(TokenKind.LEFT_PAREN)) {
      throw tokens.error("function arguments expected");
    }
    List<Expression> arguments = tokens.at(TokenKind.RIGHT_PAREN) ? List.of() : list();
    tokens.expectClosing(TokenKind.RIGHT_PAREN, TokenKind.LEFT_PAREN, line);
    return arguments;
  }

  private Expression table() {
    int line = tokens.line();
    tokens.expect(TokenKind.LEFT_BRACE);
    List<Item> items = new ArrayList<>();
    int tallest = 1;
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      items.add(item());
      tallest = Math.max(tallest, height);
      if (!tokens.takeIf(TokenKind.COMMA) && !tokens.takeIf(TokenKind.SEMICOLON)) {
        break;
      }
    }
    height = 1 + tallest;
    tokens.expectClosing(TokenKind.RIGHT_BRACE, TokenKind.LEFT_BRACE, line);
    return new Expression.TableConstructor(items, line);
  }

  private Item item() {
    if (tokens.at(TokenKind.NAME) && tokens.following() == TokenKind.ASSIGN) {
      int line = tokens.line();
      Expression key = new Expression.Text(tokens.expectName(), line);
      tokens.take();
      return new Item(key, expression());
    }
    if (tokens.takeIf(TokenKind.LEFT_BRACKET)) {
      Expression key = expression();
      int keyHeight = height;
      tokens.expect(TokenKind.RIGHT_BRACKET);
      tokens.expect(TokenKind.ASSIGN);
      Expression value = expression();
      height = Math.max(height, keyHeight);
      return new Item(key, value);
    }
    return new Item(null, expression());
  }
}
