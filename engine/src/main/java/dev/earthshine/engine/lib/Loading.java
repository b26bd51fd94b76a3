package dev.earthshine.engine.lib;

import dev.earthshine.Permission;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.OpenLoop;
import dev.earthshine.engine.lang.runtime.ResumableFunction;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaErrors;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code load}, {@code loadfile} and {@code dofile}; precompiled chunks are refused. */
final class Loading {
  private static final LuaString ANY_MODE = LuaStrings.of("bt");
  private static final int BINARY_MARK = 0x1b;

  private final LibraryHost host;
  private final Metatables metatables;

  Loading(LibraryHost host, Metatables metatables) {
    this.host = host;
    this.metatables = metatables;
  }

  private Varargs load(Varargs args) {
    LuaValue chunk = Args.at(args, 1);
    boolean text = chunk instanceof LuaString || chunk instanceof LuaNumber;
    LuaString name = Args.optString(
        Args.at(args, 2), 2, text ? Args.string(chunk, 1) : LuaStrings.of("=(load)"));
    LuaString mode = Args.optString(Args.at(args, 3), 3, ANY_MODE);
    LuaValue environment = args.narg() >= 4 ? args.arg(4) : host.globals();
    if (!text) {
      Args.function(chunk, 1);
    }
    OpenLoop loop = host.runtime().loop();
    try {
      LuaString source = text ? Args.string(chunk, 1) : pieces(chunk);
      return compile(source, LuaStrings.text(name), mode, environment);
    } catch (Exception | Error e) {
      host.runtime().unwindLoops(loop);
      return failure(LuaErrors.value(e, host::javaError));
    }
  }

  private LuaString pieces(LuaValue reader) {
    Bytes source = new Bytes(256);
    while (true) {
      host.safepoint().poll();
      LuaValue piece = metatables.call(reader, LuaValue.NONE).arg1();
      if (piece.isnil()) {
        return source.toLuaString();
      }
      if (!(piece instanceof LuaString || piece instanceof LuaNumber)) {
        throw RaisedError.of(LuaStrings.of("reader function must return a string"));
      }
      LuaString string = Args.string(piece, 1);
      if (string.length() == 0) {
        return source.toLuaString();
      }
      source.add(string);
    }
  }

  private LuaFunction compile(LuaString source, String name, LuaString mode, LuaValue environment) {
    boolean binary = source.length() > 0 && source.luaByte(0) == BINARY_MARK;
    String modeText = LuaStrings.text(mode);
    if (modeText.indexOf(binary ? 'b' : 't') < 0) {
      throw RaisedError.of(LuaStrings.of("attempt to load a " + (binary ? "binary" : "text")
          + " chunk (mode is '" + modeText + "')"));
    }
    if (binary) {
      throw RaisedError.of(
          LuaStrings.of("attempt to load a binary chunk (only source text can be loaded)"));
    }
    return host.load(source, name, environment);
  }

  private Varargs loadfile(Varargs args) {
    LuaValue name = Args.at(args, 1);
    LuaString mode = Args.optString(Args.at(args, 2), 2, ANY_MODE);
    LuaValue environment = args.narg() >= 3 ? args.arg(3) : host.globals();
    try {
      return file("loadfile", name, mode, environment);
    } catch (RaisedError e) {
      return failure(e.getMessageObject());
    }
  }

  private LuaFunction file(String function, LuaValue name, LuaString mode, LuaValue environment) {
    if (name.isnil()) {
      return compile(withoutFirstComment(standardInput()), "=stdin", mode, environment);
    }
    Denial.check(host.context().policy(), Permission.FILES, function);
    return file(Args.text(name, 1), mode, environment);
  }

  /** The chunk in the file {@code name}; raises the reference's message where there is none. */
  LuaFunction file(String name, LuaString mode, LuaValue environment) {
    LuaString source;
    try {
      source = LuaStrings.ofBytes(Files.readAllBytes(Path.of(name)));
    } catch (IOException | InvalidPathException e) {
      throw RaisedError.of(
          LuaStrings.of("cannot open " + name + ": " + Errno.of(e).text()), e);
    }
    return compile(withoutFirstComment(source), "@" + name, mode, environment);
  }

  LuaFunction file(String name) {
    return file(name, ANY_MODE, host.globals());
  }

  private LuaString standardInput() {
    Bytes source = new Bytes(256);
    try {
      TextInput input = host.console().input();
      for (int b = input.read(); b >= 0; b = input.read()) {
        source.add(b);
      }
    } catch (IOException e) {
      throw RaisedError.of(LuaStrings.of("cannot read stdin: " + e.getMessage()), e);
    }
    return source.toLuaString();
  }

  /** Skips a byte order mark and a first line that starts with {@code #}; its end stays, so that lines keep numbers. */
  private static LuaString withoutFirstComment(LuaString source) {
    int start = 0;
    int end = source.length();
    if (end >= 3
        && source.luaByte(0) == 0xef
        && source.luaByte(1) == 0xbb
        && source.luaByte(2) == 0xbf) {
      start = 3;
    }
    if (start < end && source.luaByte(start) == '#') {
      while (start < end && source.luaByte(start) != '\n') {
        start++;
      }
    }
    return source.substring(start, end);
  }

  private static Varargs failure(LuaValue message) {
    return LuaValue.varargsOf(LuaValue.NIL, message);
  }

  void addTo(Table globals) {
    Library.add(
        globals,
        JavaFunction.of("load", this::load),
        JavaFunction.of("loadfile", this::loadfile),
        new Dofile());
  }

  /** {@code dofile}; the chunk may yield. */
  private final class Dofile extends ResumableFunction {
    Dofile() {
      super(host.runtime(), "dofile");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      LuaFunction chunk = file("dofile", Args.at(args, 1), ANY_MODE, host.globals());
      return machine.invoke(chunk, LuaValue.NONE);
    }
  }
}
