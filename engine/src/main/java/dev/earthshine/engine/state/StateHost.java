package dev.earthshine.engine.state;

import dev.earthshine.Policy;
import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.Functions;
import dev.earthshine.engine.lang.LuaSyntaxError;
import dev.earthshine.engine.lang.runtime.Fiber;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.lib.Console;
import dev.earthshine.engine.lib.LibraryHost;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What a state offers to its libraries and modules. */
final class StateHost implements LibraryHost, ModuleContext {
  private final Settings settings;
  private final Values values;
  private final ScopeTable globals;
  private final Console console;
  private final TaskLoop loop;

  private final LuaRuntime runtime = new LuaRuntime();

  StateHost(Settings settings, Values values, ScopeTable globals, Console console, TaskLoop loop) {
    this.settings = settings;
    this.values = values;
    this.globals = globals;
    this.console = console;
    this.loop = loop;
    Safepoint safepoint = safepoint();
    runtime.onSafepoint(safepoint::poll);
  }

  @Override
  public LuaRuntime runtime() {
    return runtime;
  }

  @Override
  public ModuleContext context() {
    return this;
  }

  @Override
  public Console console() {
    return console;
  }

  /** Ends long loops of the libraries when the host interrupts the thread; the flag stays set. */
  @Override
  public Safepoint safepoint() {
    return StateHost::checkInterrupt;
  }

  private static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Uncatchable("interrupted", new InterruptedException("interrupted"));
    }
  }

  @Override
  public LuaValue globals() {
    return globals;
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
  public void start(LuaFunction function, Varargs arguments, Completion completion) {
    Fiber.start(runtime, function, arguments, completion);
  }

  @Override
  public EventLoop events() {
    return loop;
  }
}
