package dev.earthshine.cli;

import java.util.Objects;
import javax.script.ScriptException;

/** The failure of a script in the words a Lua programmer knows: {@code file:line: message}. */
final class Failure {
  private Failure() {}

  static String describe(ScriptException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    String file = failure.getFileName();
    if (file == null || failure.getLineNumber() < 0) {
      return message;
    }
    // What javax.script appends to a message whose place is known.
    int place = message.lastIndexOf(" in " + file + " at line number " + failure.getLineNumber());
    String words = place < 0 ? message : message.substring(0, place);
    String prefix = file + ":" + failure.getLineNumber() + ":";
    return words.startsWith(prefix) ? words : prefix + " " + words;
  }
}
