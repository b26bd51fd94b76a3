package dev.earthshine.random;

import dev.earthshine.Earthshine;
import java.io.StringWriter;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

/** Runs programs with our engine, each in a new one, as {@link Reference} does. */
final class Candidate {
  private Candidate() {}

  /** What {@code program} prints, the error that ends it included. */
  static String run(String program) {
    StringWriter output = new StringWriter();
    ScriptEngine engine = Earthshine.engine().build();
    engine.getContext().setWriter(output);
    engine.put("program", program);
    try {
      engine.eval("local f, e = load(program, '@" + Reference.CHUNK + "')\n" + Reference.RUN);
    } catch (ScriptException e) {
      return output + "uncaught: " + e.getMessage();
    }
    return output.toString();
  }
}
