package dev.earthshine.engine.lib;

import static org.luaj.vm2.LuaValue.varargsOf;

import dev.earthshine.Permission;
import dev.earthshine.engine.lang.runtime.Frame;
import dev.earthshine.engine.lang.runtime.Machine;
import dev.earthshine.engine.lang.runtime.ResumableFunction;
import dev.earthshine.engine.lang.runtime.Suspension;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaCall;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.LuaModule;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code require} and the table {@code package}. A module is looked for in {@code package.preload}, among the modules
 * written in Java ({@link LuaModule}) and, where the policy allows files, along {@code package.path}; never among Java
 * classes.
 */
final class PackageLibrary {
  private static final LuaString LOADED = LuaStrings.of("loaded");
  private static final LuaString PRELOAD = LuaStrings.of("preload");
  private static final LuaString PATH = LuaStrings.of("path");
  private static final LuaString SEARCHERS = LuaStrings.of("searchers");
  private static final LuaString DEFAULT_PATH = LuaStrings.of("./?.lua;./?/init.lua");
  private static final LuaString DOT = LuaStrings.of(".");
  private static final LuaString SLASH = LuaStrings.of("/");

  private final LibraryHost host;
  private final Metatables metatables;
  private final Loading loading;
  private final Table loaded = new Table();
  private final Table preload = new Table();
  private final UnaryOperator<LuaValue> libraries;

  // Mutable state
  private @Nullable Table library;

  /** @param libraries gives the library of a name, nil where there is none */
  PackageLibrary(
      LibraryHost host, Metatables metatables, Loading loading, UnaryOperator<LuaValue> libraries) {
    this.host = host;
    this.metatables = metatables;
    this.loading = loading;
    this.libraries = libraries;
  }

  private Varargs require(Machine machine, Varargs args) {
    LuaString name = Args.string(Args.at(args, 1), 1);
    LuaValue present = present(name);
    if (present.toboolean()) {
      return present;
    }
    Varargs found = find(name);
    Varargs results = machine.invoke(found.arg1(), varargsOf(name, found.arg(2)));
    return results == Suspension.PENDING
        ? machine.suspend(new Required(name))
        : keep(name, results.arg1());
  }

  /** Remembers what the loader of a module returned. */
  private LuaValue keep(LuaString name, LuaValue result) {
    if (!result.isnil()) {
      loaded.rawset(name, result);
    } else if (loaded.rawget(name).isnil()) {
      loaded.rawset(name, LuaValue.TRUE);
    }
    return loaded.rawget(name);
  }

  /** What is loaded under {@code name}; a library is made now if nobody has asked for it before. */
  private LuaValue present(LuaString name) {
    LuaValue present = loaded.rawget(name);
    if (present.isnil() && library == null && libraries.apply(name) instanceof LuaTable) {
      return loaded.rawget(name);
    }
    return present;
  }

  /** The loader of {@code name} and its second argument. */
  private Varargs find(LuaString name) {
    if (!(library().rawget(SEARCHERS) instanceof LuaTable searchers)) {
      throw RaisedError.here("'package.searchers' must be a table");
    }
    Bytes tried = new Bytes(128);
    for (int i = 1; ; i++) {
      LuaValue searcher = searchers.rawget(i);
      if (searcher.isnil()) {
        throw RaisedError.here(LuaStrings.concat(
            LuaStrings.of("module '" + LuaStrings.text(name) + "' not found:"),
            tried.toLuaString()));
      }
      Varargs found = metatables.call(searcher, name);
      if (found.arg1().isfunction()) {
        return found;
      }
      if (found.arg1() instanceof LuaString message) {
        tried.add(message);
      }
    }
  }

  private Varargs preloaded(Varargs args) {
    LuaString name = Args.string(Args.at(args, 1), 1);
    LuaValue loader = preload.rawget(name);
    return loader.isnil()
        ? LuaStrings.of("\n\tno field package.preload['" + LuaStrings.text(name) + "']")
        : loader;
  }

  private Varargs builtIn(Varargs args) {
    String name = LuaStrings.text(Args.string(Args.at(args, 1), 1));
    LuaModule module = host.module(name);
    return module == null
        ? LuaStrings.of("\n\tno built-in module '" + name + "'")
        : JavaFunction.of1(name, ignored -> module.open(host.context()));
  }

  private Varargs file(Varargs args) {
    LuaString name = Args.string(Args.at(args, 1), 1);
    if (!host.context().policy().allows(Permission.FILES)) {
      return LuaStrings.of(
          "\n\tno files: they are denied by policy '" + host.context().policy().name() + "'");
    }
    if (!(library().rawget(PATH) instanceof LuaString path)) {
      throw RaisedError.here("'package.path' must be a string");
    }
    Bytes tried = new Bytes(64);
    String file = search(name, path, DOT, SLASH, tried);
    if (file == null) {
      return tried.toLuaString();
    }
    try {
      return varargsOf(loading.file(file), LuaStrings.of(file));
    } catch (RaisedError e) {
      throw RaisedError.here(
          "error loading module '" + LuaStrings.text(name) + "' from file '" + file + "':\n\t"
              + e.getMessage(),
          e);
    }
  }

  private Varargs searchpath(Varargs args) {
    Denial.check(host.context().policy(), Permission.FILES, "package.searchpath");
    Bytes tried = new Bytes(64);
    String file = search(
        Args.string(Args.at(args, 1), 1),
        Args.string(Args.at(args, 2), 2),
        Args.optString(Args.at(args, 3), 3, DOT),
        Args.optString(Args.at(args, 4), 4, SLASH),
        tried);
    return file == null ? varargsOf(LuaValue.NIL, tried.toLuaString()) : LuaStrings.of(file);
  }

  private static @Nullable String search(
      LuaString name, LuaString path, LuaString separator, LuaString replacement, Bytes tried) {
    String part = LuaStrings.text(name);
    if (separator.length() > 0) {
      part = part.replace(LuaStrings.text(separator), LuaStrings.text(replacement));
    }
    for (String template : LuaStrings.text(path).split(";", -1)) {
      if (!template.isEmpty()) {
        String file = template.replace("?", part);
        if (isReadable(file)) {
          return file;
        }
        tried.add(LuaStrings.of("\n\tno file '" + file + "'"));
      }
    }
    return null;
  }

  private static boolean isReadable(String file) {
    try {
      Path path = Path.of(file);
      return Files.isReadable(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false; // No file can have that name.
    }
  }

  private Varargs loadlib(Varargs args) {
    Denial.check(host.context().policy(), Permission.NATIVE_CODE, "package.loadlib");
    return varargsOf(
        LuaValue.NIL,
        LuaStrings.of("dynamic libraries not enabled; check your Lua installation"),
        LuaStrings.of("absent"));
  }

  /** Puts {@code value} where {@code require(name)} finds it. */
  void loaded(String name, LuaValue value) {
    loaded.rawset(LuaStrings.of(name), value);
  }

  /** The table {@code package}. */
  Table library() {
    Table made = library;
    if (made == null) {
      made = newLibrary();
      library = made;
    }
    return made;
  }

  private Table newLibrary() {
    Table searchers = new Table();
    JavaFunction[] list = {
      JavaFunction.of("preload", this::preloaded),
      JavaFunction.of("builtin", this::builtIn),
      JavaFunction.of("file", this::file)
    };
    for (int i = 0; i < list.length; i++) {
      searchers.rawset(i + 1, list[i]);
    }
    Table table = Library.table(
        JavaFunction.of("searchpath", this::searchpath), JavaFunction.of("loadlib", this::loadlib));
    table.rawset(LOADED, loaded);
    table.rawset(PRELOAD, preload);
    table.rawset(SEARCHERS, searchers);
    table.rawset(PATH, DEFAULT_PATH);
    table.rawset(LuaStrings.of("cpath"), LuaStrings.of(""));
    table.rawset(LuaStrings.of("config"), LuaStrings.of("/\n;\n?\n!\n-\n"));
    return table;
  }

  /** Adds {@code require} to the globals. */
  void addTo(Table globals) {
    Library.add(globals, new Require());
  }

  /** {@code require}; other than in the reference, the loader of a module may yield. */
  private final class Require extends ResumableFunction {
    Require() {
      super(host.runtime(), "require");
    }

    @Override
    protected Varargs start(Machine machine, Varargs args) {
      return require(machine, args);
    }
  }

  /** A module whose loader has been suspended. */
  private final class Required extends Frame {
    private final LuaString name;

    Required(LuaString name) {
      this.name = name;
    }

    @Override
    protected LuaCall call() {
      return LuaCall.JAVA;
    }

    @Override
    protected Varargs resume(Varargs results) {
      return keep(name, results.arg1());
    }
  }
}
