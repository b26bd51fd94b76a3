package dev.earthshine.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** The parser's messages, without what only a Java programmer could act on. */
final class ParserMessage {
  private static final Pattern ADVICE = Pattern.compile(
      " \\((?:start marker at|for \\w+ starting at) .*|: enable `.*|, from `.*?`| \\(code \\d+(?: / 0x[0-9a-f]+)?\\)",
      Pattern.DOTALL);

  private ParserMessage() {}

  static String of(JsonProcessingException error) {
    if (error instanceof StreamConstraintsException
        && error.getOriginalMessage().contains("nesting depth")) {
      return "nested deeper than " + Json.MAX_DEPTH;
    }
    return ADVICE.matcher(error.getOriginalMessage()).replaceAll("");
  }
}
