package dev.earthshine.engine.lib;

import dev.earthshine.Policy;
import dev.earthshine.engine.lang.runtime.LuaRuntime;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.Completion;
import dev.earthshine.spi.EventLoop;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import dev.earthshine.spi.RunningCall;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua state without a compiler: libraries over fields that a test sets. */
final class FakeHost implements LibraryHost, ModuleContext {
  final StringWriter output = new StringWriter();
  final Table globals = new Table();
  final Map<String, LuaModule> modules = new HashMap<>();
  final Map<Integer, @Nullable LuaTable> metatables = new HashMap<>();
  final List<Frame> frames = new ArrayList<>();
  final Libraries libraries;
  Safepoint safepoint = Safepoint.NONE;
  String input = "";
  private final LuaRuntime runtime = new LuaRuntime();
  private @Nullable StringReader reader;
  private final Console console = new Console(() -> output, () -> null, this::reader);

  FakeHost() {
    libraries = Libraries.of(this);
    Varargs entry = libraries.all().next(LuaValue.NIL);
    for (; !entry.arg1().isnil(); entry = libraries.all().next(entry.arg1())) {
      globals.rawset(entry.arg1(), entry.arg(2));
    }
  }

  @Override
  public LuaRuntime runtime() {
    return runtime;
  }

  private StringReader reader() {
    if (reader == null) {
      reader = new StringReader(input);
    }
    return reader;
  }

  /** The library function of that name, such as {@code string.rep}. */
  LuaFunction function(String path) {
    LuaValue value = globals;
    for (String name : path.split("\\.", -1)) {
      value = value.get(LuaStrings.of(name));
    }
    return (LuaFunction) value;
  }

  /** Calls the library function of that name. */
  Varargs call(String path, LuaValue... arguments) {
    return function(path).invoke(LuaValue.varargsOf(arguments));
  }

  static LuaString text(String text) {
    return LuaStrings.of(text);
  }

  @Override
  public ModuleContext context() {
    return this;
  }

  @Override
  public Console console() {
    return console;
  }

  @Override
  public Safepoint safepoint() {
    return safepoint;
  }

  @Override
  public LuaValue globals() {
    return globals;
  }

  @Override
  public LuaValue engineTable() {
    return new Table();
  }

  @Override
  public LuaFunction load(LuaString chunk, String chunkName, LuaValue environment) {
    throw RaisedError.of(text("no compiler for " + chunkName));
  }

  @Override
  public @Nullable LuaModule module(String name) {
    return modules.get(name);
  }

  @Override
  public LuaValue javaError(Throwable thrown) {
    return LuaValue.userdataOf(thrown);
  }

  @Override
  public List<Frame> frames() {
    return frames;
  }

  @Override
  public List<Frame> frames(Throwable trace) {
    return frames;
  }

  @Override
  public @Nullable LuaTable metatable(int type) {
    return metatables.get(type);
  }

  @Override
  public void setMetatable(int type, @Nullable LuaTable metatable) {
    metatables.put(type, metatable);
  }

  @Override
  public Policy policy() {
    return Policy.standard();
  }

  @Override
  public @Nullable String environment(String name) {
    return name.equals("HOME") ? "/home/lua" : null;
  }

  @Override
  public RunningCall start(LuaFunction function, Varargs arguments, Completion completion) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LuaValue errorValue(Throwable error) {
    return javaError(error);
  }

  @Override
  public boolean takes(LuaFunction function, int position) {
    return true;
  }

  @Override
  public EventLoop events() {
    throw new UnsupportedOperationException("no library waits for events");
  }
}
