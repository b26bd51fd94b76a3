package dev.earthshine.engine.lib;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaNumbers;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code os} (manual §6.9). {@code os.clock} is the time since the state was made: threads come and go. */
final class OsLibrary {
  private static final double NANOS = 1e9;
  private static final Set<String> CATEGORIES =
      Set.of("all", "collate", "ctype", "monetary", "numeric", "time");

  private final LibraryHost host;
  private final long start = System.nanoTime();

  OsLibrary(LibraryHost host) {
    this.host = host;
  }

  private LuaValue clock() {
    return LuaNumbers.of((System.nanoTime() - start) / NANOS);
  }

  private LuaValue getenv(LuaValue name) {
    check(Permission.ENVIRONMENT, "os.getenv");
    String value = host.context().environment(Args.text(name, 1));
    return value == null ? LuaValue.NIL : LuaStrings.of(value);
  }

  private Varargs remove(Varargs args) {
    check(Permission.FILES, "os.remove");
    String name = Args.text(Args.at(args, 1), 1);
    try {
      Files.delete(Path.of(name));
      return LuaValue.TRUE;
    } catch (IOException | InvalidPathException e) {
      return Errno.of(e).results(name);
    }
  }

  private Varargs rename(Varargs args) {
    check(Permission.FILES, "os.rename");
    String from = Args.text(Args.at(args, 1), 1);
    String to = Args.text(Args.at(args, 2), 2);
    try {
      Files.move(Path.of(from), Path.of(to), StandardCopyOption.ATOMIC_MOVE);
      return LuaValue.TRUE;
    } catch (IOException | InvalidPathException e) {
      return Errno.of(e).results(null);
    }
  }

  private LuaValue tmpname() {
    check(Permission.FILES, "os.tmpname");
    try {
      return LuaStrings.of(File.createTempFile("lua_", "").getPath());
    } catch (IOException e) {
      throw RaisedError.here("unable to generate a unique filename", e);
    }
  }

  private static LuaValue setlocale(LuaValue locale, LuaValue categoryValue) {
    String category = LuaStrings.text(Args.optString(categoryValue, 2, LuaStrings.of("all")));
    if (!CATEGORIES.contains(category)) {
      throw Args.refuse(2, "invalid option '" + category + "'");
    }
    String wanted = LuaStrings.text(Args.optString(locale, 1, LuaStrings.of("")));
    boolean known = wanted.isEmpty() || wanted.equals("C") || wanted.equals("POSIX");
    return known ? LuaStrings.of("C") : LuaValue.NIL;
  }

  private LuaValue exit(LuaValue code) {
    check(Permission.EXIT, "os.exit");
    int status = code.isboolean() ? (code.toboolean() ? 0 : 1) : (int) Args.optInteger(code, 1, 0);
    try {
      host.console().finish();
    } catch (IOException e) {
      throw RaisedError.here("os.exit cannot write the output: " + e.getMessage(), e);
    }
    System.exit(status);
    return LuaValue.NIL;
  }

  private void check(Permission permission, String function) {
    Denial.check(host.context().policy(), permission, function);
  }

  /** The table {@code os}. */
  Table open() {
    return Library.table(
        JavaFunction.of0("clock", this::clock),
        JavaFunction.of("date", Dates::date),
        JavaFunction.of2(
            "difftime",
            (a, b) -> LuaNumbers.of(Args.number(a, 1) - (b.isnil() ? 0 : Args.number(b, 2)))),
        JavaFunction.of("execute", new Programs(host)::execute),
        JavaFunction.of1("exit", this::exit),
        JavaFunction.of1("getenv", this::getenv),
        JavaFunction.of("remove", this::remove),
        JavaFunction.of("rename", this::rename),
        JavaFunction.of2("setlocale", OsLibrary::setlocale),
        JavaFunction.of("time", Dates::time),
        JavaFunction.of0("tmpname", this::tmpname));
  }
}
