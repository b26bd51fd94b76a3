package dev.earthshine.engine.script;

/** Text as a Lua string literal that reads back to exactly that text. */
final class Quoted {
  private Quoted() {}

  static String of(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        // Three digits, so that a digit that follows is not taken for part of the escape.
        case '\0' -> literal.append("\\000");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
