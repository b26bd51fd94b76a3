package dev.earthshine.engine.lib;

import dev.earthshine.engine.lang.runtime.Coroutine;
import dev.earthshine.engine.lang.runtime.Traces;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaCode;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A part of the library {@code debug} (manual §6.10): {@code traceback}, {@code getinfo} as far as the JVM knows the
 * answer, {@code getmetatable} and {@code setmetatable} within this state. The others raise an error: compiled functions
 * have no hooks, and their locals and upvalues are out of reach.
 */
final class DebugLibrary {
  private static final String OPTIONS = "SlnrutLf";

  /** More parameters than a function can name: what takes so many takes any number. */
  private static final int MOST_PARAMETERS = 256;

  /** Of a deep stack a trace shows so many calls at its top and at its bottom, as in the reference. */
  private static final int FIRST_SHOWN = 12;

  private static final int LAST_SHOWN = 10;

  private static final String[] REFUSED = {
    "debug",
    "gethook",
    "getlocal",
    "getregistry",
    "getupvalue",
    "getuservalue",
    "sethook",
    "setlocal",
    "setupvalue",
    "setuservalue",
    "upvalueid",
    "upvaluejoin"
  };

  private final LibraryHost host;
  private final Metatables metatables;
  private final ProtectedCalls protectedCalls;

  DebugLibrary(LibraryHost host, Metatables metatables, ProtectedCalls protectedCalls) {
    this.host = host;
    this.metatables = metatables;
    this.protectedCalls = protectedCalls;
  }

  /** The trace of the failure an {@code xpcall} handler was called for, else that of here. */
  private List<LibraryHost.Frame> frames() {
    Throwable handled = protectedCalls.handled();
    return handled == null ? host.frames() : host.frames(handled);
  }

  private static List<LibraryHost.Frame> frames(Coroutine coroutine) {
    List<LibraryHost.Frame> frames = new ArrayList<>();
    coroutine.calls().forEachRemaining(call -> {
      if (call.chunk() != null) {
        frames.add(
            new LibraryHost.Frame(call.chunk(), call.line(), Traces.function(call.className())));
      }
    });
    return frames;
  }

  private Varargs traceback(Varargs args) {
    int shift = args.arg1().isthread() ? 1 : 0;
    LuaValue message = Args.at(args, shift + 1);
    if (!(message.isnil() || message instanceof LuaString || message instanceof LuaNumber)) {
      return message;
    }
    Bytes out = new Bytes(256);
    if (!message.isnil()) {
      out.add(Args.string(message, 1));
      out.add('\n');
    }
    out.add("stack traceback:");
    List<LibraryHost.Frame> frames =
        args.arg1() instanceof Coroutine coroutine ? frames(coroutine) : frames();
    long level = Args.optInteger(Args.at(args, shift + 2), shift + 2, 1 - shift) + shift;
    frames = frames.subList((int) Math.max(0, Math.min(level - 1, frames.size())), frames.size());
    int last = frames.size() - LAST_SHOWN;
    for (int i = 0; i < frames.size(); i++) {
      if (i == FIRST_SHOWN && i < last) {
        out.add("\n\t...");
        i = last;
      }
      show(frames.get(i), out);
    }
    return out.toLuaString();
  }

  private static void show(LibraryHost.Frame frame, Bytes out) {
    String line = frame.line() < 0 ? "" : frame.line() + ":";
    String function = frame.function();
    String shown = function == null
        ? "main chunk"
        : isName(function)
            ? "function '" + function + "'"
            : "function <" + frame.chunk() + ":" + function.substring(1);
    out.add(LuaStrings.of("\n\t" + frame.chunk() + ":" + line + " in " + shown));
  }

  private static boolean isName(String function) {
    return !function.startsWith("<");
  }

  private Varargs getinfo(Varargs args) {
    int shift = args.arg1().isthread() ? 1 : 0;
    LuaValue subject = Args.at(args, shift + 1);
    String what = LuaStrings.text(
        Args.optString(Args.at(args, shift + 2), shift + 2, LuaStrings.of("flnStu")));
    for (int i = 0; i < what.length(); i++) {
      if (OPTIONS.indexOf(what.charAt(i)) < 0) {
        throw Args.refuse(shift + 2, "invalid option");
      }
    }
    if (subject instanceof LuaFunction function) {
      return info(what, function, null);
    }
    long level = Args.integer(subject, shift + 1);
    List<LibraryHost.Frame> frames =
        args.arg1() instanceof Coroutine coroutine ? frames(coroutine) : frames();
    if (level < 0 || level > frames.size()) {
      return LuaValue.NIL;
    }
    return info(what, null, level == 0 ? null : frames.get((int) level - 1));
  }

  private Table info(
      String what, @Nullable LuaFunction function, LibraryHost.@Nullable Frame frame) {
    boolean java = frame == null && (function == null || function instanceof JavaFunction);
    Table info = new Table();
    if (what.indexOf('S') >= 0) {
      String source = java ? "[C]" : frame == null ? chunk(function) : frame.chunk();
      set(info, "source", LuaStrings.of((java ? "=" : "@") + source));
      set(info, "short_src", LuaStrings.of(source));
      boolean main = frame != null && frame.function() == null;
      set(info, "what", LuaStrings.of(java ? "C" : main ? "main" : "Lua"));
      set(info, "linedefined", LuaValue.valueOf(-1));
      set(info, "lastlinedefined", LuaValue.valueOf(-1));
    }
    if (what.indexOf('l') >= 0) {
      set(info, "currentline", LuaValue.valueOf(frame == null ? -1 : frame.line()));
    }
    if (what.indexOf('n') >= 0) {
      String name = frame == null ? null : frame.function();
      set(info, "namewhat", LuaStrings.of(""));
      set(info, "name", name == null || !isName(name) ? LuaValue.NIL : LuaStrings.of(name));
    }
    if (what.indexOf('u') >= 0 && function != null) {
      boolean variable = java || host.context().takes(function, MOST_PARAMETERS);
      set(info, "nups", LuaValue.ZERO);
      set(info, "isvararg", LuaValue.valueOf(variable));
      set(info, "nparams", LuaValue.valueOf(variable ? 0 : parameters(function)));
    }
    if (what.indexOf('t') >= 0) {
      set(info, "istailcall", LuaValue.FALSE);
    }
    if (what.indexOf('f') >= 0) {
      set(info, "func", function == null ? LuaValue.NIL : function);
    }
    return info;
  }

  private static String chunk(@Nullable LuaFunction function) {
    return function != null && function.getClass().getClassLoader() instanceof LuaCode code
        ? code.chunkName()
        : "?";
  }

  private int parameters(LuaFunction function) {
    int count = 0;
    while (host.context().takes(function, count + 1)) {
      count++;
    }
    return count;
  }

  private static void set(Table info, String field, LuaValue value) {
    info.rawset(LuaStrings.of(field), value);
  }

  private LuaValue getmetatable(LuaValue value) {
    LuaValue metatable = metatables.of(Args.any(value, 1));
    return metatable == null ? LuaValue.NIL : metatable;
  }

  private LuaValue setmetatable(LuaValue value, LuaValue metatable) {
    if (metatable == LuaValue.NONE || !(metatable.isnil() || metatable instanceof LuaTable)) {
      throw Args.refuse(2, "nil or table expected");
    }
    LuaTable table = metatable instanceof LuaTable t ? t : null;
    if (value instanceof LuaTable || value instanceof LuaUserdata) {
      value.setmetatable(table);
    } else {
      host.setMetatable(Args.any(value, 1).type(), table);
    }
    return value;
  }

  private static JavaFunction refused(String name) {
    return JavaFunction.of(name, args -> {
      throw RaisedError.here(
          "debug." + name + " is not available: functions are compiled for the JVM");
    });
  }

  /** The table {@code debug}. */
  Table open() {
    Table library = Library.table(
        JavaFunction.of("getinfo", this::getinfo),
        JavaFunction.of1("getmetatable", this::getmetatable),
        JavaFunction.of2("setmetatable", this::setmetatable),
        JavaFunction.of("traceback", this::traceback));
    for (String name : REFUSED) {
      Library.add(library, refused(name));
    }
    return library;
  }
}
