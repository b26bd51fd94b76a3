package dev.earthshine.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a host pays per evaluation: finding the engine, and running a script with fresh Bindings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {
  /** The engine by a name that only it has; {@code luaj} is stock LuaJ's own. */
  @Param({"earthshine", "groovy", "luaj", "nashorn"})
  public String subject = "earthshine";

  private final ScriptEngineManager manager = new ScriptEngineManager();
  private String source = "";
  private @Nullable ScriptEngine engine;
  private @Nullable CompiledScript compiled;

  /** Compiles the script once. */
  @Setup
  public void compile() throws ScriptException {
    // A JavaScript program has no return statement.
    source = subject.equals("nashorn") ? "x + 1" : "return x + 1";
    engine = manager.getEngineByName(subject);
    compiled = ((Compilable) engine).compile(source);
  }

  /** {@code getEngineByName} with a manager that is kept, as JMeter does per sample. */
  @Benchmark
  public ScriptEngine lookup() {
    return manager.getEngineByName(subject);
  }

  /** {@code CompiledScript.eval(Bindings)} with Bindings of its own each time. */
  @Benchmark
  public Object compiledEval() throws ScriptException {
    return Objects.requireNonNull(compiled).eval(bindings());
  }

  /** {@code ScriptEngine.eval(String, Bindings)} of the same text each time, with Bindings of its own. */
  @Benchmark
  public Object textEval() throws ScriptException {
    return Objects.requireNonNull(engine).eval(source, bindings());
  }

  private static SimpleBindings bindings() {
    SimpleBindings bindings = new SimpleBindings();
    bindings.put("x", 41);
    return bindings;
  }
}
