package dev.earthshine.engine.lang.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Source bytes to tokens. */
final class Lexer {
  private static final int END = -1;

  private final byte[] source;
  private final String file;
  private final Map<LuaString, LuaString> strings = new HashMap<>();
  // Mutable state
  private int at;
  private int line = 1;
  private int tokenStart;

  Lexer(byte[] source, String file) {
    this.source = source;
    this.file = file;
  }

  int line() {
    return line;
  }

  Token next() {
    skipBlanksAndComments();
    tokenStart = at;
    int c = peek(0);
    if (c == END) {
      return token(TokenKind.END_OF_FILE, 0, null);
    }
    if (isNameStart(c)) {
      return word();
    }
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      return number();
    }
    if (c == '"' || c == '\'') {
      return string(StringReader.quoted(this));
    }
    if (c == '[' && longBracketLevel() >= 0) {
      int level = longBracketLevel();
      at += level + 2;
      return string(longText(level, "string"));
    }
    return symbol(c);
  }

  private Token symbol(int c) {
    return switch (c) {
      case '=' -> either('=', TokenKind.EQ, TokenKind.ASSIGN);
      case '<' -> either('=', TokenKind.LE, TokenKind.LESS);
      case '>' -> either('=', TokenKind.GE, TokenKind.GREATER);
      case '~' -> peek(1) == '=' ? token(TokenKind.NE, 2, null) : stray(c);
      case ':' -> either(':', TokenKind.DOUBLE_COLON, TokenKind.COLON);
      case '.' ->
        peek(1) != '.'
            ? token(TokenKind.DOT, 1, null)
            : peek(2) == '.' ? token(TokenKind.DOTS, 3, null) : token(TokenKind.CONCAT, 2, null);
      case '+' -> token(TokenKind.PLUS, 1, null);
      case '-' -> token(TokenKind.MINUS, 1, null);
      case '*' -> token(TokenKind.STAR, 1, null);
      case '/' -> token(TokenKind.SLASH, 1, null);
      case '%' -> token(TokenKind.PERCENT, 1, null);
      case '^' -> token(TokenKind.CARET, 1, null);
      case '#' -> token(TokenKind.HASH, 1, null);
      case '(' -> token(TokenKind.LEFT_PAREN, 1, null);
      case ')' -> token(TokenKind.RIGHT_PAREN, 1, null);
      case '{' -> token(TokenKind.LEFT_BRACE, 1, null);
      case '}' -> token(TokenKind.RIGHT_BRACE, 1, null);
      case '[' -> token(TokenKind.LEFT_BRACKET, 1, null);
      case ']' -> token(TokenKind.RIGHT_BRACKET, 1, null);
      case ';' -> token(TokenKind.SEMICOLON, 1, null);
      case ',' -> token(TokenKind.COMMA, 1, null);
      default -> stray(c);
    };
  }

  private Token either(int second, TokenKind both, TokenKind first) {
    return peek(1) == second ? token(both, 2, null) : token(first, 1, null);
  }

  private Token stray(int c) {
    at++;
    String shown = c >= ' ' && c < 127 ? "'" + (char) c + "'" : "char(" + c + ")";
    return new Token(TokenKind.STRAY, null, 0, shown, line, tokenStart);
  }

  private Token token(TokenKind kind, int length, @Nullable LuaString text) {
    at += length;
    return new Token(kind, text, 0, kind.shown(), line, tokenStart);
  }

  private Token word() {
    while (isNamePart(peek(0))) {
      at++;
    }
    String word = raw();
    TokenKind kind = TokenKind.ofWord(word);
    LuaString text = kind == TokenKind.NAME ? intern(LuaStrings.of(word)) : null;
    return new Token(kind, text, 0, "'" + word + "'", line, tokenStart);
  }

  private Token string(LuaString text) {
    return new Token(TokenKind.STRING, intern(text), 0, "'" + raw() + "'", line, tokenStart);
  }

  /** One object for equal strings of a chunk, so that tables mostly find keys by identity. */
  private LuaString intern(LuaString text) {
    LuaString known = strings.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private Token number() {
    boolean hex = peek(0) == '0' && (peek(1) | 32) == 'x';
    at += hex ? 2 : 1;
    while (true) {
      int c = peek(0);
      if (c != END && (c | 32) == (hex ? 'p' : 'e')) {
        at++;
        if (peek(0) == '+' || peek(0) == '-') {
          at++;
        }
      } else if (c == '.' || (c != END && Character.digit(c, 16) >= 0)) {
        at++;
      } else {
        break;
      }
    }
    LuaValue value = LuaNumbers.parse(LuaString.valueUsing(source, tokenStart, at - tokenStart));
    if (value == null) {
      throw error("malformed number", "'" + raw() + "'");
    }
    return new Token(TokenKind.NUMBER, null, value.todouble(), "'" + raw() + "'", line, tokenStart);
  }

  private void skipBlanksAndComments() {
    while (true) {
      int c = peek(0);
      if (c == '\n' || c == '\r') {
        newline();
      } else if (c == ' ' || c == '\t' || c == 11 || c == '\f') {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        tokenStart = at;
        at += 2;
        comment();
      } else {
        return;
      }
    }
  }

  private void comment() {
    int level = peek(0) == '[' ? bracketLevel() : -1;
    if (level >= 0) {
      at += level + 2;
      longText(level, "comment");
      return;
    }
    while (peek(0) != '\n' && peek(0) != '\r' && peek(0) != END) {
      at++;
    }
  }

  /** The number of equal signs of a long bracket that opens here, -1 if none does. */
  private int bracketLevel() {
    int level = 0;
    while (peek(1 + level) == '=') {
      level++;
    }
    return peek(1 + level) == '[' ? level : -1;
  }

  private int longBracketLevel() {
    int level = bracketLevel();
    if (level < 0 && peek(1) == '=') {
      while (peek(1) == '=') {
        at++;
      }
      at++;
      throw error("invalid long string delimiter", "'" + raw() + "'");
    }
    return level;
  }

  private LuaString longText(int level, String what) {
    ByteText text = new ByteText();
    if (peek(0) == '\n' || peek(0) == '\r') {
      newline();
    }
    while (true) {
      int c = peek(0);
      if (c == END) {
        throw error("unfinished long " + what, TokenKind.END_OF_FILE.shown());
      } else if (c == ']' && closes(level)) {
        at += level + 2;
        return text.toLuaString();
      } else if (c == '\n' || c == '\r') {
        newline();
        text.add('\n');
      } else {
        text.add(c);
        at++;
      }
    }
  }

  private boolean closes(int level) {
    for (int i = 1; i <= level; i++) {
      if (peek(i) != '=') {
        return false;
      }
    }
    return peek(level + 1) == ']';
  }

  // For the reader of quoted strings

  int peek(int ahead) {
    return at + ahead < source.length ? source[at + ahead] & 0xff : END;
  }

  void skip(int count) {
    at += count;
  }

  /** Passes a line break: LF, CR, CR LF or LF CR. */
  void newline() {
    int first = peek(0);
    at++;
    int second = peek(0);
    if ((second == '\n' || second == '\r') && second != first) {
      at++;
    }
    line++;
  }

  /** The token so far, as written. */
  String raw() {
    return new String(source, tokenStart, at - tokenStart, UTF_8);
  }

  SyntaxError error(String reason, String near) {
    return new SyntaxError(file, line, column(tokenStart), reason + " near " + near);
  }

  /** The column of a place in the source, in characters from 1. */
  int column(int place) {
    int column = 1;
    for (int i = place - 1; i >= 0 && source[i] != '\n' && source[i] != '\r'; i--) {
      if ((source[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c);
  }
}
