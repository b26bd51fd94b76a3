package dev.earthshine.engine.lib;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code io} (manual §6.8): the evaluation's console, and files where the policy allows them. */
final class IoLibrary {
  private static final LuaString READ = LuaStrings.of("r");

  private final LibraryHost host;
  private final FileMethods methods;
  private final Set<LuaFile> unwritten = new HashSet<>();
  private final LuaUserdata stdin;
  private final LuaUserdata stdout;
  private final LuaUserdata stderr;
  // Mutable state
  private LuaUserdata input;
  private LuaUserdata output;

  IoLibrary(LibraryHost host) {
    this.host = host;
    this.methods = new FileMethods(host);
    this.stdin = methods.wrap(StandardFiles.input(host));
    this.stdout = methods.wrap(StandardFiles.output(host));
    this.stderr = methods.wrap(StandardFiles.errors(host));
    this.input = stdin;
    this.output = stdout;
  }

  /** Writes what files hold back to disk. */
  void flush() throws IOException {
    for (LuaFile file : List.copyOf(unwritten)) {
      file.flush();
    }
  }

  private Varargs open(Varargs args) {
    String name = Args.text(Args.at(args, 1), 1);
    DiskFile.Mode mode = mode(Args.optString(Args.at(args, 2), 2, READ));
    Denial.check(host.context().policy(), Permission.FILES, "io.open");
    try {
      return methods.wrap(disk(name, mode));
    } catch (IOException | InvalidPathException e) {
      return Errno.of(e).results(name);
    }
  }

  /** What other files hold back is written first: the script may have dropped one of them and open it again. */
  private DiskFile disk(String name, DiskFile.Mode mode) throws IOException {
    flush();
    return DiskFile.open(Path.of(name), mode, unwritten);
  }

  private static DiskFile.Mode mode(LuaString mode) {
    String text = LuaStrings.text(mode);
    if (!text.matches("[rwa]\\+?b*")) {
      throw Args.refuse(2, "invalid mode");
    }
    return new DiskFile.Mode(text.charAt(0), text.indexOf('+') > 0);
  }

  private Varargs close(Varargs args) {
    LuaValue file = args.narg() == 0 ? output : args.arg1();
    return FileMethods.close(FileMethods.open(file, 1));
  }

  private LuaFile current(LuaUserdata file, String which) {
    LuaFile open = FileMethods.any(file, 1);
    if (open.isClosed()) {
      throw RaisedError.here("standard " + which + " file is closed");
    }
    return open;
  }

  private Varargs lines(Varargs args) {
    if (Args.at(args, 1).isnil()) {
      return methods.lines(FileMethods.open(input, 1), args.subargs(2), false);
    }
    String name = Args.text(args.arg1(), 1);
    return methods.lines(opened(name, "io.lines", 'r'), args.subargs(2), true);
  }

  private Varargs input(Varargs args) {
    if (!Args.at(args, 1).isnil()) {
      input = standard(args.arg1(), "io.input", 'r');
    }
    return input;
  }

  private Varargs output(Varargs args) {
    if (!Args.at(args, 1).isnil()) {
      output = standard(args.arg1(), "io.output", 'w');
    }
    return output;
  }

  private LuaUserdata standard(LuaValue value, String function, char kind) {
    if (!(value instanceof LuaString)) {
      FileMethods.open(value, 1);
      return (LuaUserdata) value;
    }
    return methods.wrap(opened(Args.text(value, 1), function, kind));
  }

  /** Opens a file, or raises an error. */
  private DiskFile opened(String name, String function, char kind) {
    Denial.check(host.context().policy(), Permission.FILES, function);
    try {
      return disk(name, new DiskFile.Mode(kind, false));
    } catch (IOException | InvalidPathException e) {
      throw RaisedError.here("cannot open file '" + name + "' (" + Errno.of(e).text() + ")", e);
    }
  }

  private Varargs popen(Varargs args) {
    String command = Args.text(Args.at(args, 1), 1);
    String mode = LuaStrings.text(Args.optString(Args.at(args, 2), 2, READ));
    Denial.check(host.context().policy(), Permission.PROCESS, "io.popen");
    if (!mode.equals("r") && !mode.equals("w")) {
      throw Args.refuse(2, "invalid mode");
    }
    try {
      return methods.wrap(
          mode.equals("r") ? ProgramFile.reading(command) : ProgramFile.writing(command));
    } catch (IOException e) {
      return Errno.of(e).results(command);
    }
  }

  private Varargs tmpfile(Varargs args) {
    Denial.check(host.context().policy(), Permission.FILES, "io.tmpfile");
    try {
      Path path = Files.createTempFile("lua_", "");
      return methods.wrap(DiskFile.open(
          path, new DiskFile.Mode('w', true), unwritten, StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      return Errno.of(e).results(null);
    }
  }

  private static LuaValue type(LuaValue value) {
    Args.any(value, 1);
    if (value instanceof LuaUserdata data && data.m_instance instanceof LuaFile file) {
      return LuaStrings.of(file.isClosed() ? "closed file" : "file");
    }
    return LuaValue.NIL;
  }

  /** The table {@code io}. */
  Table open() {
    Table library = Library.table(
        JavaFunction.of("close", this::close),
        JavaFunction.of("flush", args -> FileMethods.flush(current(output, "output"))),
        JavaFunction.of("input", this::input),
        JavaFunction.of("lines", this::lines),
        JavaFunction.of("open", this::open),
        JavaFunction.of("output", this::output),
        JavaFunction.of("popen", this::popen),
        JavaFunction.of("read", args -> methods.read(current(input, "input"), args)),
        JavaFunction.of("tmpfile", this::tmpfile),
        JavaFunction.of1("type", IoLibrary::type),
        JavaFunction.of(
            "write", args -> FileMethods.write(output, current(output, "output"), args)));
    library.rawset(LuaStrings.of("stdin"), stdin);
    library.rawset(LuaStrings.of("stdout"), stdout);
    library.rawset(LuaStrings.of("stderr"), stderr);
    return library;
  }
}
