package dev.earthshine.engine.state;

import dev.earthshine.Policy;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.Functions;
import dev.earthshine.engine.lang.LuaSyntaxError;
import dev.earthshine.engine.lang.runtime.Fiber;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.lib.Console;
import dev.earthshine.engine.lib.Libraries;
import dev.earthshine.engine.lib.LibraryHost;
import dev.earthshine.engine.value.LuaErrors;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Positions;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What a state offers to its libraries and modules, and these themselves: made when they are first needed. */
final class StateHost implements LibraryHost, ModuleContext {
  private final Settings settings;
  private final Values values;
  private final ScopeTable globals;
  private final LuaRuntime runtime = new LuaRuntime();
  private final Safepoint safepoint = this::poll;

  // Mutable state
  private @Nullable Libraries libraries;
  private @Nullable Console console;
  private @Nullable EventLoops loops;

  /** Read by other threads, which ask whether the owner waits. */
  private volatile @Nullable TaskLoop loop;

  StateHost(Settings settings, Values values, ScopeTable globals) {
    this.settings = settings;
    this.values = values;
    this.globals = globals;
    runtime.onSafepoint(safepoint::poll);
    runtime.onStringMetatable(() -> libraries().openStrings());
  }

  @Override
  public LuaRuntime runtime() {
    return runtime;
  }

  Libraries libraries() {
    Libraries made = libraries;
    if (made == null) {
      made = Libraries.of(this);
      libraries = made;
    }
    return made;
  }

  /** Whether a later evaluation could see something of what scripts did to the libraries. */
  boolean holdsAnything() {
    return libraries != null && libraries.areChanged();
  }

  @Override
  public ModuleContext context() {
    return this;
  }

  @Override
  public Console console() {
    Console made = console;
    if (made == null) {
      made = new Console(
          () -> streams() == null ? null : streams().getWriter(),
          () -> streams() == null ? null : streams().getErrorWriter(),
          () -> streams() == null ? null : streams().getReader());
      console = made;
    }
    return made;
  }

  private @Nullable ScriptContext streams() {
    return globals.context();
  }

  /** Hands on what console and files hold back, before a wait and at the end of an inner evaluation. */
  void flushOutput() throws IOException {
    if (libraries != null) {
      libraries.flush();
    }
  }

  /** Hands on what console and files hold back at the end of an evaluation, even half a character. */
  void finishOutput() throws IOException {
    if (libraries != null) {
      libraries.finish();
    }
  }

  @Override
  public Safepoint safepoint() {
    return safepoint;
  }

  /** Ends long loops when the host interrupts the thread, whose flag stays set, or closes the engine. */
  private void poll() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Uncatchable("interrupted", new InterruptedException("interrupted"));
    }
    TaskLoop made = loop;
    if (made != null) {
      made.poll();
    }
  }

  @Override
  public LuaValue globals() {
    return globals;
  }

  @Override
  public LuaValue engineTable() {
    return EngineTable.of(settings.policy(), globals::attribute);
  }

  @Override
  public LuaFunction load(LuaString chunk, String chunkName, LuaValue environment) {
    try {
      return settings
          .compiler()
          .compile(chunk, ChunkNames.shown(chunkName))
          .instantiate(runtime, environment);
    } catch (LuaSyntaxError e) {
      throw RaisedError.of(LuaStrings.of(e.positioned()), e);
    }
  }

  @Override
  public @Nullable LuaModule module(String name) {
    for (LuaModule module : settings.modules().get()) {
      if (module.name().equals(name)) {
        return module;
      }
    }
    return null;
  }

  @Override
  public LuaValue javaError(Throwable thrown) {
    return values.toLua(thrown);
  }

  @Override
  public List<Frame> frames(Throwable trace) {
    return Traces.of(trace).stream()
        .map(call -> new Frame(call.chunk(), call.line(), call.function()))
        .toList();
  }

  @Override
  public List<Frame> frames() {
    return Positions.calls().stream()
        .map(call ->
            new Frame(String.valueOf(call.chunk()), call.line(), Traces.function(call.className())))
        .toList();
  }

  @Override
  public @Nullable LuaTable metatable(int type) {
    return runtime.metatable(type);
  }

  @Override
  public void setMetatable(int type, @Nullable LuaTable metatable) {
    runtime.setMetatable(type, metatable);
  }

  @Override
  public Policy policy() {
    return settings.policy();
  }

  @Override
  public @Nullable String environment(String name) {
    return settings.environment().apply(name);
  }

  @Override
  public boolean takes(LuaFunction function, int position) {
    return Functions.takes(function, position);
  }

  @Override
  public RunningCall start(LuaFunction function, Varargs arguments, Completion completion) {
    return Fiber.start(runtime, function, arguments, completion);
  }

  @Override
  public LuaValue errorValue(Throwable error) {
    return LuaErrors.value(error, this::javaError);
  }

  @Override
  public TaskLoop events() {
    TaskLoop made = loop;
    if (made == null) {
      made = new TaskLoop(this::flushBeforeWait, System::nanoTime);
      if (loops != null) {
        made.listIn(loops);
      }
      loop = made;
    }
    return made;
  }

  private void flushBeforeWait() {
    try {
      flushOutput();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the output of the script", e);
    }
  }

  /** Where the event loop is listed while tasks are open. */
  void listIn(EventLoops list) {
    loops = list;
    if (loop != null) {
      loop.listIn(list);
    }
  }

  /** Whether the owner is in a wait of the event loop. Callable from any thread. */
  boolean isWaiting() {
    TaskLoop made = loop;
    return made != null && made.isWaiting();
  }

  /** Runs events until no task is open. */
  void drain() {
    if (loop != null) {
      loop.drain();
    }
  }

  void abortAll(Throwable error) {
    if (loop != null) {
      loop.abortAll(error);
    }
  }

  void nextEvaluation() {
    if (loop != null) {
      loop.nextEvaluation();
    }
  }
}
