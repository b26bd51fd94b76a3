package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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

  private final List<Original> originals = new ArrayList<>();
  private final MathLibrary math = new MathLibrary();

  // Mutable state
  private @Nullable IoLibrary io;
  private boolean replaced;

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

  /** The table that has what the libraries define under {@code key}, a {@link #isName name} of theirs. */
  public Table opened(LuaValue key) {
    Group group = GROUPS.get(key);
    if (group != null) {
      open(group);
    }
    return globals;
  }

  /** Puts {@code value} in the place of what the libraries define under {@code key}. */
  public void set(LuaValue key, LuaValue value) {
    Group group = GROUPS.get(key);
    if (group != null) {
      open(group);
      globals.rawset(key, value);
      replaced = true;
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
      case EARTHSHINE -> add("earthshine", host.engineTable());
      case DEBUG -> add("debug", new DebugLibrary(host, metatables, protectedCalls).open());
      case IO -> add("io", io().open());
      case MATH -> add("math", math.open());
      case OS -> add("os", new OsLibrary(host).open());
      case STRING -> strings();
      case TABLE -> add("table", new TableLibrary(host, metatables).open());
    }
  }

  private void base() {
    Collector collector = new Collector();
    BaseLibrary base = new BaseLibrary(metatables, collector);
    base.addTo(globals);
    base.speedUpLoops(host.runtime());
    protectedCalls.addTo(globals);
    loading.addTo(globals);
    new Printing(host, metatables).addTo(globals);
    collector.addTo(globals);
    add("_G", host.globals());
  }

  private void strings() {
    add("string", new StringLibrary(host, metatables).open());
    if (host.metatable(LuaValue.TSTRING) instanceof Table metatable) {
      originals.add(new Original(metatable));
    }
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
    if (library instanceof Table table) {
      originals.add(new Original(table));
    }
  }

  /**
   * Whether scripts may have left something that a later evaluation could see: a change to a library, a module, a file.
   */
  public boolean areChanged() {
    if (replaced || math.isSeeded() || !unopened.containsAll(Group.LASTING)) {
      return true;
    }
    for (Original original : originals) {
      if (original.isChanged()) {
        return true;
      }
    }
    return false;
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
    EARTHSHINE,
    IO,
    MATH,
    OS,
    STRING,
    TABLE;

    /** Those whose use may leave more behind than changes to their tables. */
    static final Set<Group> LASTING = EnumSet.of(REQUIRE, PACKAGE, DEBUG, IO);
  }

  /** A table of a library with the entries it was made with. */
  private static final class Original {
    private final Table table;
    private final LuaValue[] entries;

    Original(Table table) {
      this.table = table;
      this.entries = table.snapshot();
    }

    boolean isChanged() {
      return !table.isStill(entries);
    }
  }
}
