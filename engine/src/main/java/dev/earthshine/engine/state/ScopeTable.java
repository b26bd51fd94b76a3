package dev.earthshine.engine.state;

import dev.earthshine.engine.interop.Values;
import dev.earthshine.engine.lib.Libraries;
import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.script.Bindings;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
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
final class ScopeTable extends LuaTable {
  /** So many names are remembered with their values, then they are forgotten: a script may make up any number. */
  private static final int MAX_NAMES = 4096;

  private final Values values;
  private final LuaTable functions = new LuaTable();
  private final Set<String> written = new LinkedHashSet<>();

  private final Map<LuaValue, GlobalName> names = new HashMap<>();

  // Mutable state
  private @Nullable Libraries libraries;
  private @Nullable ScriptContext context;
  private @Nullable LuaBindings ownBindings;
  private List<LuaValue> iteration = List.of();
  private int reached;

  ScopeTable(Values values) {
    this.values = values;
  }

  /** Makes the names of {@code libraries} globals. */
  void use(Libraries made) {
    libraries = made;
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

  @Override
  public LuaValue rawget(LuaValue key) {
    GlobalName name = names.get(key);
    if (name == null) {
      LuaValue own = own(key);
      name = own.isnil() && context != null ? name(key) : null;
      if (name == null) {
        return own;
      }
    }
    if (context == null) {
      return NIL;
    }
    Object attribute = ownBindings == null ? null : ownBindings.present(name.text);
    if (attribute == null) {
      attribute = context.getAttribute(name.text);
    }
    return attribute == null
        ? functions.rawget(key)
        : name.toLua(attribute, values, ownBindings != null);
  }

  /** What a library defines, or what a script put under a key that is no name. */
  private LuaValue own(LuaValue key) {
    LuaValue defined = libraries == null ? NIL : libraries.get(key);
    return defined.isnil() ? super.rawget(key) : defined;
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    if (libraries != null && Libraries.isName(key)) {
      libraries.set(key, value);
      return;
    }
    GlobalName name = context == null ? null : name(key);
    if (name == null || context == null) {
      super.rawset(key, value);
      return;
    }
    if (ownBindings != null) {
      Object converted = values.toJava(value);
      name.wrote(converted, value);
      if (converted == null) {
        ownBindings.remove(name.text);
      } else {
        ownBindings.put(name.text, converted);
      }
    } else {
      setForeign(context.getBindings(ScriptContext.ENGINE_SCOPE), name, key, value);
    }
  }

  private void setForeign(Bindings host, GlobalName name, LuaValue key, LuaValue value) {
    boolean beside = value instanceof LuaFunction;
    functions.rawset(key, beside ? value : NIL);
    if (value.isnil() || beside) {
      if (host.containsKey(name.text)) {
        host.remove(name.text);
      }
    } else {
      host.put(name.text, values.toJava(value));
    }
    written.add(name.text);
  }

  /** Makes {@code value} a global that no Bindings hold, until the next call. */
  void putBeside(String name, LuaValue value) {
    functions.rawset(LuaStrings.of(name), value);
  }

  /** A function kept beside foreign Bindings, or null. */
  @Nullable
  LuaFunction function(String name) {
    return functions.rawget(LuaStrings.of(name)) instanceof LuaFunction function ? function : null;
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
    if (libraries != null) {
      all.addAll(List.of(libraries.all().keys()));
    }
    for (LuaValue key = super.next(NIL).arg1();
        !key.isnil();
        key = super.next(key).arg1()) {
      all.add(key);
    }
    Set<String> attributes = new LinkedHashSet<>(written);
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
    }
    GlobalName name = new GlobalName(text);
    names.put(key, name);
    return name;
  }
}
