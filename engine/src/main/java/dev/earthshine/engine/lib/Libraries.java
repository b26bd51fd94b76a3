package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * The libraries of one Lua state: what its scripts find as globals from the start. Script's thread only.
 *
 * <p>Hosts make a state per evaluation, and most scripts use few libraries: each is made when one of its names is first
 * asked for. A script cannot tell.
 */
public final class Libraries {
  private static final Map<LuaValue, Group> GROUPS = groups();

  private final LibraryHost host;
  private final Metatables metatables;
  private final ProtectedCalls protectedCalls;
  private final Loading loading;
  private final PackageLibrary packages;
  private final Table globals = new Table();
  private final Set<Group> unopened = EnumSet.allOf(Group.class);

  // Mutable state
  private @Nullable IoLibrary io;

  private Libraries(LibraryHost host) {
    this.host = host;
    metatables = new Metatables(host);
    protectedCalls = new ProtectedCalls(host, metatables);
    loading = new Loading(host, metatables);
    packages = new PackageLibrary(host, metatables, loading, this::get);
  }

  /** The libraries of {@code host}, which gets its string metatable when the string library is made. */
  public static Libraries of(LibraryHost host) {
    return new Libraries(host);
  }

  /** Whether {@code key} is a name that the libraries define, replaced by a script or not. */
  public static boolean isName(LuaValue key) {
    return GROUPS.containsKey(key);
  }

  /** What the libraries define under {@code key}, or a script put in its place; nil for any other key. */
  public LuaValue get(LuaValue key) {
    Group group = GROUPS.get(key);
    if (group == null) {
      return LuaValue.NIL;
    }
    open(group);
    return globals.rawget(key);
  }

  /** Puts {@code value} in the place of what the libraries define under {@code key}. */
  public void set(LuaValue key, LuaValue value) {
    Group group = GROUPS.get(key);
    if (group != null) {
      open(group);
      globals.rawset(key, value);
    }
  }

  /** The table of everything the libraries define, under the names of the globals. */
  public Table all() {
    unopened.forEach(this::define);
    unopened.clear();
    return globals;
  }

  /** Makes the string library, so that strings have their methods. */
  public void openStrings() {
    open(Group.STRING);
  }

  private void open(Group group) {
    if (unopened.remove(group)) {
      define(group);
    }
  }

  private void define(Group group) {
    switch (group) {
      case BASE -> base();
      case REQUIRE -> packages.addTo(globals);
      case PACKAGE -> wholePackage();
      case BIT32 -> add("bit32", Bit32Library.open());
      case COROUTINE -> add("coroutine", CoroutineLibrary.open(host.runtime(), host::javaError));
      case DEBUG -> add("debug", new DebugLibrary(host, metatables, protectedCalls).open());
      case IO -> add("io", io().open());
      case MATH -> add("math", new MathLibrary().open());
      case OS -> add("os", new OsLibrary(host).open());
      case STRING -> add("string", new StringLibrary(host, metatables).open());
      case TABLE -> add("table", new TableLibrary(host, metatables).open());
    }
  }

  private void base() {
    BaseLibrary base = new BaseLibrary(metatables);
    base.addTo(globals);
    base.speedUpLoops(host.runtime());
    protectedCalls.addTo(globals);
    loading.addTo(globals);
    new Printing(host, metatables).addTo(globals);
    new Collector().addTo(globals);
    add("_G", host.globals());
  }

  /** {@code package.loaded} lists every library. */
  private void wholePackage() {
    add("package", packages.library());
    for (Group group : Group.values()) {
      open(group);
    }
  }

  private void add(String name, LuaValue library) {
    globals.rawset(LuaStrings.of(name), library);
    packages.loaded(name, library);
  }

  private IoLibrary io() {
    IoLibrary made = io;
    if (made == null) {
      made = new IoLibrary(host);
      io = made;
    }
    return made;
  }

  /** Hands on what console and files hold back, before the evaluation waits. */
  public void flush() throws IOException {
    host.console().flush();
    if (io != null) {
      io.flush();
    }
  }

  /** Hands on what console and files hold back at the end of an evaluation, even half a character. */
  public void finish() throws IOException {
    host.console().finish();
    if (io != null) {
      io.flush();
    }
  }

  private static Map<LuaValue, Group> groups() {
    Map<LuaValue, Group> groups = new HashMap<>();
    String base =
        "_G _VERSION assert collectgarbage dofile error getmetatable ipairs load loadfile next pairs pcall"
            + " pprint print rawequal rawget rawlen rawset select setmetatable tonumber tostring type xpcall";
    for (String name : base.split(" ", -1)) {
      groups.put(LuaStrings.of(name), Group.BASE);
    }
    for (Group group : EnumSet.complementOf(EnumSet.of(Group.BASE))) {
      groups.put(LuaStrings.of(group.name().toLowerCase(Locale.ROOT)), group);
    }
    return Map.copyOf(groups);
  }

  /** Globals that are made together: those of the base library, or the one of the group's name. */
  private enum Group {
    BASE,
    REQUIRE,
    PACKAGE,
    BIT32,
    COROUTINE,
    DEBUG,
    IO,
    MATH,
    OS,
    STRING,
    TABLE
  }
}
