package dev.earthshine.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.luaj.vm2.luajc.LuaJC;

/** One of the subjects that run in this JVM. */
interface Interpreter {
  /** Compiles source text. */
  Script compile(String source) throws ScriptException;

  /** Compiled source. */
  interface Script {
    /** Runs it once; what it printed. */
    String run() throws ScriptException;
  }

  /** The interpreter that {@link Subject#label()} names. */
  static Interpreter of(String label) {
    return switch (label) {
      case "luaj" -> luaj(JsePlatform.standardGlobals());
      case "luajc" -> {
        Globals globals = JsePlatform.standardGlobals();
        LuaJC.install(globals);
        yield luaj(globals);
      }
      default -> scripting(new ScriptEngineManager().getEngineByName(label));
    };
  }

  private static Interpreter scripting(ScriptEngine engine) {
    return source -> {
      CompiledScript script = ((Compilable) engine).compile(source);
      ScriptContext context = engine.getContext();
      return () -> {
        StringWriter printed = new StringWriter();
        context.setWriter(printed);
        script.eval();
        return printed.toString();
      };
    };
  }

  private static Interpreter luaj(Globals globals) {
    return source -> {
      LuaValue chunk = globals.load(source, "program");
      return () -> {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        globals.STDOUT = new PrintStream(printed, true, StandardCharsets.ISO_8859_1);
        chunk.call();
        return printed.toString(StandardCharsets.ISO_8859_1);
      };
    };
  }
}
