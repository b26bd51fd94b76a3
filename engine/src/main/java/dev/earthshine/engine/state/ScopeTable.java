package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lang.runtime.GlobalTable;
import dev.earthshine.engine.lang.runtime.GlobalVariable;
import dev.earthshine.engine.lib.Libraries;
import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.script.Bindings;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The globals of a script: library names, then the attributes of the {@link ScriptContext} it runs in.
 *
 * <p>This table's own storage holds every key that cannot be an attribute. Any other global is
 * read from and written to the scopes of the context, live: nothing is copied in or out. Of a host's own
 * {@link Bindings} only {@code containsKey}, {@code get}, {@code put} and {@code remove} are called, and functions are
 * kept beside them, because hosts store what they find in there.
 */
final class ScopeTable extends GlobalTable {
  /** So many names are remembered with their values, then they are forgotten: a script may make up any number. */
  private static final int MAX_NAMES = 4096;

  private static final String ARG = "arg";

  private final Values values;
  private final Map<LuaValue, GlobalName> names = new HashMap<>(0);
  private final Map<LuaString, LibraryVariable> libraryVariables = new HashMap<>(0);

  // Mutable state
  private @Nullable StateHost host;
  private @Nullable ScriptContext context;
  private LuaValue arguments = NIL;

  /** Functions beside foreign Bindings by name; a host may look for one while a script runs. */
  private volatile @Nullable Map<String, LuaFunction> functions;

  private @Nullable Set<String> written;
  private @Nullable LuaBindings ownBindings;
  private List<LuaValue> iteration = List.of();
  private int reached;

  ScopeTable(Values values) {
    this.values = values;
  }

  /** Makes the names of the libraries of {@code made} globals. */
  void use(StateHost made) {
    host = made;
  }

  /**
   * Looks globals up in {@code scopes} from now on.
   *
   * @return the context that was in force before
   */
  @Nullable
  ScriptContext enter(@Nullable ScriptContext scopes) {
    ScriptContext before = context;
    context = scopes;
    ownBindings = scopes != null
            && scopes.getBindings(ScriptContext.ENGINE_SCOPE) instanceof LuaBindings bindings
        ? bindings
        : null;
    return before;
  }

  /** The context whose attributes are the globals now. */
  @Nullable
  ScriptContext context() {
    return context;
  }

  /** Whether there is something that is in no Bindings: functions, odd keys, the names that {@code pairs} lists. */
  boolean holdsAnything() {
    return functions != null
        || written != null
        || getmetatable() != null
        || !super.next(NIL).arg1().isnil();
  }

  /** Whether globals are looked up in {@code bindings}, which are ours. */
  boolean isIn(@Nullable LuaBindings bindings) {
    return bindings != null && bindings == ownBindings;
  }

  @Override
  protected @Nullable GlobalVariable variable(LuaString key) {
    if (host != null && Libraries.isName(key)) {
      Libraries defined = host.libraries();
      return libraryVariables.computeIfAbsent(key, k -> new LibraryVariable(key, defined));
    }
    GlobalName known = names.get(key);
    return known == null && context != null && super.rawget(key).isnil() ? name(key) : known;
  }

  @Override
  public LuaValue rawget(LuaValue key) {
    GlobalName name = names.get(key);
    if (name == null) {
      if (host != null && Libraries.isName(key)) {
        return host.libraries().get(key);
      }
      name = context == null ? null : name(key);
      if (name == null) {
        return super.rawget(key);
      }
    }
    return read(name);
  }

  /** The value of a name that no library defines. */
  LuaValue read(GlobalName name) {
    if (context == null) {
      return NIL;
    }
    Object attribute = ownBindings == null ? null : own(ownBindings, name);
    if (attribute == null) {
      attribute = context.getAttribute(name.text);
    }
    return attribute == null
        ? beside(name.text)
        : name.toLua(attribute, values, ownBindings != null);
  }

  private static @Nullable Object own(LuaBindings bindings, GlobalName name) {
    Entries.Place place = bindings.place(name.text);
    if (place == null) {
      return null;
    }
    name.found(bindings, place);
    return place.value();
  }

  /** The attribute {@code name}, whatever the libraries have under that name. */
  LuaValue attribute(String name) {
    return context == null || name.isEmpty() ? NIL : values.toLua(context.getAttribute(name));
  }

  /** What scripts see under {@code name} though no Bindings hold it. */
  private LuaValue beside(String name) {
    LuaFunction function = function(name);
    if (function != null) {
      return function;
    }
    return name.equals(ARG) ? arguments : NIL;
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    if (host != null && Libraries.isName(key)) {
      host.libraries().set(key, value);
      return;
    }
    GlobalName name = context == null ? null : name(key);
    if (name == null) {
      super.rawset(key, value);
    } else {
      write(name, value, null);
    }
  }

  /** Changes a name that no library defines; {@code place} is where our own Bindings have it, null if that is not known. */
  void write(GlobalName name, LuaValue value, Entries.@Nullable Place place) {
    if (context == null) {
      super.rawset(name.key(), value);
    } else if (ownBindings == null) {
      setForeign(context.getBindings(ScriptContext.ENGINE_SCOPE), name, value);
    } else {
      Object converted = values.toJava(value);
      name.wrote(converted, value);
      if (converted == null) {
        ownBindings.remove(name.text);
      } else if (place == null) {
        ownBindings.put(name.text, converted);
      } else {
        place.set(converted);
      }
    }
  }

  private void setForeign(Bindings foreign, GlobalName name, LuaValue value) {
    boolean beside = value instanceof LuaFunction;
    keep(name.text, value);
    if (value.isnil() || beside) {
      if (foreign.containsKey(name.text)) {
        foreign.remove(name.text);
      }
    } else {
      foreign.put(name.text, values.toJava(value));
    }
    if (written == null) {
      written = new LinkedHashSet<>();
    }
    written.add(name.text);
  }

  private void keep(String name, LuaValue value) {
    Map<String, LuaFunction> kept = functions;
    if (value instanceof LuaFunction function) {
      if (kept == null) {
        kept = new ConcurrentHashMap<>();
        functions = kept;
      }
      kept.put(name, function);
    } else if (kept != null) {
      kept.remove(name);
    }
  }

  /** Makes {@code table} the global {@code arg} where no Bindings hold one, until the next call. */
  void putArguments(LuaValue table) {
    arguments = table;
  }

  /** A function kept beside foreign Bindings, or null. Callable from any thread. */
  @Nullable
  LuaFunction function(String name) {
    Map<String, LuaFunction> kept = functions;
    return kept == null ? null : kept.get(name);
  }

  /** Lists library names, then what scripts wrote and, in our own Bindings, what the host put there. */
  @Override
  public Varargs next(LuaValue key) {
    int position = 0;
    if (key.isnil()) {
      iteration = all();
    } else {
      boolean inOrder = reached < iteration.size() && iteration.get(reached).raweq(key);
      position = (inOrder ? reached : iteration.indexOf(key)) + 1;
      if (position == 0) {
        return super.next(key);
      }
    }
    for (int i = position; i < iteration.size(); i++) {
      LuaValue value = rawget(iteration.get(i));
      if (!value.isnil()) {
        reached = i;
        return varargsOf(iteration.get(i), value);
      }
    }
    return NIL;
  }

  private List<LuaValue> all() {
    List<LuaValue> all = new ArrayList<>();
    if (host != null) {
      all.addAll(List.of(host.libraries().all().keys()));
    }
    for (LuaValue key = super.next(NIL).arg1();
        !key.isnil();
        key = super.next(key).arg1()) {
      all.add(key);
    }
    Set<String> attributes = new LinkedHashSet<>(written == null ? Set.of() : written);
    if (ownBindings != null) {
      attributes.addAll(ownBindings.names());
    }
    for (String attribute : attributes) {
      LuaString name = LuaStrings.of(attribute);
      if (!Libraries.isName(name)) {
        all.add(name);
      }
    }
    return all;
  }

  /** The attribute a key names; null for keys that no Bindings can hold. */
  private @Nullable GlobalName name(LuaValue key) {
    GlobalName known = names.get(key);
    if (known != null) {
      return known;
    }
    if (!(key instanceof LuaString string) || string.m_length == 0) {
      return null;
    }
    String text = LuaStrings.exactText(string);
    if (text == null) {
      return null;
    }
    if (names.size() >= MAX_NAMES) {
      names.clear();
      forgetVariables();
    }
    GlobalName name = new GlobalName(string, text, this);
    names.put(key, name);
    return name;
  }
}
