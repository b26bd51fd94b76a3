package dev.earthshine.engine.lang.syntax;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** The tokens of a chunk with one of lookahead, and the checks every rule of the grammar shares. */
final class TokenStream {
  private final Lexer lexer;
  private final String file;
  // Mutable state
  private Token current;
  private @Nullable Token ahead;
  private int lastLine = 1;

  TokenStream(byte[] source, String file) {
    this.lexer = new Lexer(source, file);
    this.file = file;
    this.current = lexer.next();
  }

  Token current() {
    return current;
  }

  boolean at(TokenKind kind) {
    return current.kind() == kind;
  }

  /** The kind of the token after the current one. */
  TokenKind following() {
    if (ahead == null) {
      ahead = lexer.next();
    }
    return ahead.kind();
  }

  int line() {
    return current.line();
  }

  /** The line of the token before the current one. */
  int lastLine() {
    return lastLine;
  }

  Token take() {
    Token taken = current;
    lastLine = taken.line();
    current = ahead == null ? lexer.next() : ahead;
    ahead = null;
    return taken;
  }

  boolean takeIf(TokenKind kind) {
    if (at(kind)) {
      take();
      return true;
    }
    return false;
  }

  void expect(TokenKind kind) {
    if (!takeIf(kind)) {
      throw error(kind.shown() + " expected");
    }
  }

  /** Expects the {@code closing} partner of an {@code opening} token seen at {@code line}. */
  void expectClosing(TokenKind closing, TokenKind opening, int line) {
    if (!takeIf(closing)) {
      throw error(
          line == line()
              ? closing.shown() + " expected"
              : closing.shown() + " expected (to close " + opening.shown() + " at line " + line
                  + ")");
    }
  }

  LuaString expectName() {
    if (!at(TokenKind.NAME)) {
      throw error("<name> expected");
    }
    return take().text();
  }

  SyntaxError error(String reason) {
    return errorWithoutToken(reason + " near " + current.shown());
  }

  SyntaxError errorWithoutToken(String reason) {
    return new SyntaxError(file, current.line(), lexer.column(current.start()), reason);
  }
}
