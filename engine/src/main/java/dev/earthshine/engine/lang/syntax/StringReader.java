package dev.earthshine.engine.lang.syntax;

import org.luaj.vm2.LuaString;

/** The inside of a quoted string: its escapes. */
final class StringReader {
  private final Lexer lexer;
  private final ByteText text = new ByteText();

  private StringReader(Lexer lexer) {
    this.lexer = lexer;
  }

  /** Reads the string that begins here, with either quote. */
  static LuaString quoted(Lexer lexer) {
    return new StringReader(lexer).read();
  }

  private LuaString read() {
    int quote = lexer.peek(0);
    lexer.skip(1);
    while (true) {
      int c = lexer.peek(0);
      if (c == quote) {
        lexer.skip(1);
        return text.toLuaString();
      } else if (c == -1) {
        throw lexer.error("unfinished string", TokenKind.END_OF_FILE.shown());
      } else if (c == '\n' || c == '\r') {
        throw lexer.error("unfinished string", "'" + lexer.raw() + "'");
      } else if (c == '\\') {
        lexer.skip(1);
        escape(lexer.peek(0));
      } else {
        text.add(c);
        lexer.skip(1);
      }
    }
  }

  private void escape(int c) {
    switch (c) {
      case 'a' -> simple(7);
      case 'b' -> simple('\b');
      case 'f' -> simple('\f');
      case 'n' -> simple('\n');
      case 'r' -> simple('\r');
      case 't' -> simple('\t');
      case 'v' -> simple(11);
      case '\\', '"', '\'' -> simple(c);
      case '\n', '\r' -> {
        lexer.newline();
        text.add('\n');
      }
      case 'x' -> hexadecimal();
      case 'z' -> skipBlanks();
      case -1 -> {
        // The end of the source is reported as such by the caller.
      }
      default -> decimal(c);
    }
  }

  private void simple(int value) {
    text.add(value);
    lexer.skip(1);
  }

  private void hexadecimal() {
    int value = 0;
    for (int i = 1; i <= 2; i++) {
      int digit = lexer.peek(i) < 0 ? -1 : Character.digit(lexer.peek(i), 16);
      if (digit < 0) {
        throw invalid("hexadecimal digit expected", i + 1);
      }
      value = 16 * value + digit;
    }
    text.add(value);
    lexer.skip(3);
  }

  private void decimal(int first) {
    if (first < '0' || first > '9') {
      throw invalid("invalid escape sequence", 1);
    }
    int value = 0;
    int length = 0;
    while (length < 3 && lexer.peek(length) >= '0' && lexer.peek(length) <= '9') {
      value = 10 * value + lexer.peek(length) - '0';
      length++;
    }
    if (value > 255) {
      throw invalid("decimal escape too large", length);
    }
    text.add(value);
    lexer.skip(length);
  }

  private void skipBlanks() {
    lexer.skip(1);
    while (true) {
      int c = lexer.peek(0);
      if (c == '\n' || c == '\r') {
        lexer.newline();
      } else if (c == ' ' || (c >= 9 && c <= 13)) {
        lexer.skip(1);
      } else {
        return;
      }
    }
  }

  private SyntaxError invalid(String reason, int length) {
    StringBuilder near = new StringBuilder("'\\");
    for (int i = 0; i < length && lexer.peek(i) >= 0; i++) {
      near.append((char) lexer.peek(i));
    }
    return lexer.error(reason, near.append('\'').toString());
  }
}
