package dev.earthshine.cli;

import dev.earthshine.Earthshine;
import dev.earthshine.Permission;
import dev.earthshine.Policy;
import java.util.List;
import java.util.Map;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import javax.script.SimpleScriptContext;

/** Runs scripts, with a context of its own for each. */
final class Runner {
  private final ScriptEngine engine;
  private final Terminal terminal;

  Runner(Terminal terminal) {
    this.terminal = terminal;
    // The process is the script's: it may end it.
    engine =
        Earthshine.engine().policy(Policy.standard().allowing(Permission.EXIT)).build();
  }

  ScriptEngineFactory factory() {
    return engine.getFactory();
  }

  /**
   * Runs a script to its end; what it returns is dropped.
   *
   * @param globals variables the script finds set
   * @throws ScriptException if the script fails
   */
  void run(Script script, List<String> arguments, Map<String, Object> globals)
      throws ScriptException {
    ScriptContext context = new SimpleScriptContext();
    context.setReader(terminal.in());
    context.setWriter(terminal.out());
    context.setErrorWriter(terminal.err());
    context.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
    globals.forEach((name, value) -> context.setAttribute(name, value, ScriptContext.ENGINE_SCOPE));
    context.setAttribute(ScriptEngine.FILENAME, script.name(), ScriptContext.ENGINE_SCOPE);
    context.setAttribute(
        ScriptEngine.ARGV, arguments.toArray(String[]::new), ScriptContext.ENGINE_SCOPE);
    engine.eval(script.text(), context);
  }
}
