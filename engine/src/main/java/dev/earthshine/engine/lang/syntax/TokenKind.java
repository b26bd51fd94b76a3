package dev.earthshine.engine.lang.syntax;

import java.util.HashMap;
import java.util.Map;

/** The kinds of token, with the text messages show for them. */
enum TokenKind {
  AND("and"),
  BREAK("break"),
  DO("do"),
  ELSE("else"),
  ELSEIF("elseif"),
  END("end"),
  FALSE("false"),
  FOR("for"),
  FUNCTION("function"),
  GOTO("goto"),
  IF("if"),
  IN("in"),
  LOCAL("local"),
  NIL("nil"),
  NOT("not"),
  OR("or"),
  REPEAT("repeat"),
  RETURN("return"),
  THEN("then"),
  TRUE("true"),
  UNTIL("until"),
  WHILE("while"),
  CONCAT(".."),
  DOTS("..."),
  EQ("=="),
  GE(">="),
  LE("<="),
  NE("~="),
  DOUBLE_COLON("::"),
  PLUS("+"),
  MINUS("-"),
  STAR("*"),
  SLASH("/"),
  PERCENT("%"),
  CARET("^"),
  HASH("#"),
  LESS("<"),
  GREATER(">"),
  ASSIGN("="),
  LEFT_PAREN("("),
  RIGHT_PAREN(")"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  SEMICOLON(";"),
  COLON(":"),
  COMMA(","),
  DOT("."),
  /** A byte no token begins with. */
  STRAY(""),
  END_OF_FILE("<eof>"),
  NUMBER("<number>"),
  NAME("<name>"),
  STRING("<string>");

  private static final Map<String, TokenKind> RESERVED = new HashMap<>();

  static {
    for (TokenKind kind : values()) {
      if (kind.compareTo(WHILE) <= 0) {
        RESERVED.put(kind.text, kind);
      }
    }
  }

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  /** The kind of a word: reserved or {@link #NAME}. */
  static TokenKind ofWord(String word) {
    return RESERVED.getOrDefault(word, NAME);
  }

  /** As messages show it: quoted, unless it stands for a class of tokens. */
  String shown() {
    return compareTo(END_OF_FILE) >= 0 ? text : "'" + text + "'";
  }
}
